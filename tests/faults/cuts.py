"""The connection cut at any byte of an upload and of its answer; held still; repeated; in small pieces."""

from __future__ import annotations

import itertools

from sync.central.server_run import Listening
from tests.faults.lab import Lab, Tally, proxied, upstream_of
from tests.tools.certificates import make_certificate
from tests.tools.proxy import Fault, running_proxy

_ATTEMPTS_PER_KIOSK = 100  # under the rate that a server grants one kiosk


def cut_uploads(lab: Lab, step: int) -> Tally:
    """Cut after every ``step``-th byte of one upload, until all of it passes."""
    with proxied(lab) as proxy:
        point = lab.point(proxy.address)
        point.vote()
        for faults in itertools.count():
            proxy.plan.append(Fault(upload=faults * step))
            status = point.turn()
            if not status.pending_batches:
                break
            assert "No se perdió nada" in status.why
            whole = proxy.passed[-1].upload
            if not whole.endswith(b"}"):
                assert point.here() == 0
        assert not proxy.plan
        return point.tally(faults)


def cut_answers(lab: Lab, step: int) -> Tally:
    """Cut after every ``step``-th byte of an answer; the centre has the batch, the kiosk does not know it."""
    tally = Tally()
    with proxied(lab) as proxy:
        place = 0
        while len(lab.points) < len(lab.world.kiosks):
            point = lab.point(proxy.address)
            point.vote()
            for faults in range(_ATTEMPTS_PER_KIOSK):
                proxy.plan.append(Fault(answer=place))
                status = point.turn()
                if not status.pending_batches:
                    return tally + point.tally(faults)
                assert status.pending_ballots == 2
                place += step
            point.arrives()
            tally += point.tally(_ATTEMPTS_PER_KIOSK)
    raise AssertionError(f"{len(lab.points)} kiosks are too few for the bytes of an answer")


def cut_tls(lab: Lab, step: int) -> Tally:
    """The same under TLS, where a cut may fall into the handshake; upload first, then answer."""
    files = make_certificate(lab.folder, "centre")
    with lab.serving(Listening("127.0.0.1", 0, files.certificate, files.key)) as address:
        pin = address.partition("#")[2]
        with running_proxy(upstream_of(address)) as proxy:
            point = lab.point(f"https://127.0.0.1:{proxy.port}#{pin}")
            point.vote()
            faults = 0
            for place in itertools.count(0, step):
                proxy.plan.append(Fault(upload=place))
                if not point.turn().pending_batches:
                    break
                faults += 1
            for place in itertools.count(0, max(step, len(proxy.passed[-1].answer) // _ATTEMPTS_PER_KIOSK)):
                if not point.agent.status(point.now).pending_batches:
                    point.vote()
                proxy.plan.append(Fault(answer=place))
                if not point.turn().pending_batches:
                    break
                faults += 1
            return point.tally(faults)


def hold_still(lab: Lab, places: int) -> Tally:
    """Nothing more passes, and nobody hangs up: the kiosk's own time ends it."""
    with proxied(lab) as proxy:
        point = lab.point(proxy.address, hasty=True)
        point.vote()
        for number in range(places):
            fault = (
                Fault(upload=97 * number, hold=True) if number % 2 else Fault(answer=11 * number, hold=True)
            )
            proxy.plan.append(fault)
            status = point.turn()
            assert status.pending_batches == 1
            assert "muy lenta" in status.why
        point.arrives()
        return point.tally(places)


def repeat_and_shuffle(lab: Lab, batches: int, order: list[int]) -> Tally:
    """Every request arrives twice; then all of them once more, in another order, at an empty database."""
    with proxied(lab) as proxy:
        point = lab.point(proxy.address)
        for _ in range(batches):
            point.vote()
            proxy.plan.append(Fault(again=True))
            point.arrives()
        uploads = [passed.upload for passed in proxy.passed]
        first = point.tally(batches)
    with lab.emptied() as other, proxied(other) as proxy:
        for number in order:
            proxy.replay(uploads[number])
        answers = [proxy.replay(upload) for upload in uploads]
        receipts = [stored.receipt for stored in point.station.batches.all()]
        assert [answer.partition(b"\r\n\r\n")[2] for answer in answers] == receipts
        with other.store.reading() as transaction:
            assert transaction.ballot_count() == point.cast
            assert not transaction.held()
    return first + Tally(len(order), 0, 0)


def small_pieces(lab: Lab, sizes: tuple[int, ...]) -> Tally:
    """A network that gives a few bytes at a time is slow, and enough."""
    with proxied(lab) as proxy:
        point = lab.point(proxy.address)
        for size in sizes:
            point.vote()
            proxy.plan.append(Fault(piece=size))
            point.arrives()
        return point.tally(len(sizes))
