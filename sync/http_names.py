"""What kiosk and centre call things over HTTP; both sides take it from here."""

ENVELOPE_TYPE = "application/vnd.dsse.envelope.v1+json"
"""A signed document: see `kiosk.envelope`."""

PROBLEM_TYPE = "application/problem+json"
"""RFC 9457, section 3."""

PROBLEM_PREFIX = "urn:urna:problem:"
"""Of a problem's ``type``; the reason follows."""
