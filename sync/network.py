"""Whether the machine's network has changed: a text that differs when a link comes or goes.

On Linux it is read from the kernel's own files, without asking the network for anything. Elsewhere it is
empty, and the agent simply waits its time.
"""

from pathlib import Path

_ROUTES = ("/proc/self/net/route", "/proc/self/net/ipv6_route")
"""Below /proc/self: the kiosk's unit shows nothing else of /proc."""
_DESTINATION_AND_GATEWAY = slice(0, 3)


def fingerprint(routes: tuple[str, ...] = _ROUTES) -> str:
    """The routes of this machine: interface, destination and gateway, without counters."""
    lines = []
    for name in routes:
        try:
            text = Path(name).read_text(encoding="ascii", errors="replace")
        except OSError:
            continue
        if name.endswith("ipv6_route"):
            fields = [line.split() for line in text.splitlines()]
            lines += [f"{f[0]}/{f[1]} {f[4]} {f[9]}" for f in fields if len(f) >= 10 and f[9] != "lo"]
        else:
            lines += [" ".join(line.split()[_DESTINATION_AND_GATEWAY]) for line in text.splitlines()[1:]]
    return "\n".join(sorted(lines))
