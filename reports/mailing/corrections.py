"""A correction: who has an older version of a briefing, and what has changed since, in words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from reports.deliver.files import read_file, write_files
from reports.deliver.mail.readback import read_message
from reports.deliver.mail.sent_journal import Holding, SentJournal, SentMessage
from reports.errors import ReportsError
from reports.limits import SOURCE_BYTES
from reports.model import Briefing, Recommendation, public
from reports.notices import Place, read_place
from reports.plan import Correction, Labels
from reports.revision.difference.changes import differences
from reports.slotted import frozen
from reports.wording.formats import format_instant

#: Changes that are said one by one.
_MOST = 30
#: What the fields of a briefing are called, where their own name is no label's.
_CALLED = {
    "subtitle": "title", "qa": "questions", "contacts": "contact", "embargo": "embargo_name",
    "equivalent": "amount", "options": "decision", "byline": "text", "reference": "text",
    "organisation": "text",
}  # fmt: skip
#: What a part is called by: the first of these that it has, and for aid all of the last.
_NAMES = (("name",), ("label",), ("heading",), ("question",), ("speaker",), ("donor", "purpose"))


@frozen
class SentVersion:
    """What a briefing said to everybody when it was sent: canonical JSON, and its SHA-256."""

    json: str
    digest: str

    @classmethod
    def of(cls, briefing: Briefing) -> SentVersion:
        """Return the version of a briefing: its public part."""
        data = public(briefing).canonical_json()
        return cls(data.decode(), hashlib.sha256(data).hexdigest())

    def keep(self, journal: Path) -> None:
        """Write it beside the journal, for its owner alone.

        Raises:
            FileDeliveryError: if it cannot be written.
        """
        path = _version_path(journal, self.digest)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            write_files([(path, self.json.encode("utf-8"))])
            path.chmod(0o600)


def kept_version(journal: Path, digest: str) -> Briefing | None:
    """Return the version called `digest`; None if it is not there, or is no longer readable."""
    try:
        data = read_file(_version_path(journal, digest), SOURCE_BYTES)
        if hashlib.sha256(data).hexdigest() != digest:
            return None
        return Briefing.model_validate_json(data)
    except (ReportsError, ValueError):
        return None


def _version_path(journal: Path, digest: str) -> Path:
    return journal.parent / "versions" / f"{digest}.json"


def stale_holdings(journal: SentJournal, source: str, digest: str) -> tuple[Holding, ...]:
    """Return who has, or may have, another version of a source than the one called `digest`."""
    return tuple(one for one in journal.holders(source) if one.message.digest != digest)


def last_of(journal: SentJournal, source: str, holdings: Sequence[Holding]) -> SentMessage:
    """Return the newest message that any of the holdings is of."""
    order = journal.messages(source)
    return max((one.message for one in holdings), key=order.index)


def correction_of(
    message: SentMessage, old: Briefing | None, new: Briefing, labels: Labels
) -> Correction:
    """Return what to say of a briefing that replaces the one sent as `message`.

    What changed is said in the language of the labels; without the `old` version nobody knows.
    """
    sent = format_instant(message.date, labels.language)
    changes = [] if old is None else list(_changes(public(old), public(new), labels))
    more = len(changes) - _MOST
    said = (*changes[:_MOST], *((labels.others.format(count=more),) if more > 0 else ()))
    sentence = labels.correction_of.format(instant=sent)
    return Correction(labels.correction, sentence, labels.changed_since, tuple(said))


def correction_in(
    data: bytes, journal: SentJournal, new: Briefing, labels: Labels
) -> Correction | None:
    """Return what a message of `new` must say of the one that it replaces.

    None if the journal does not know that one.
    """
    name = read_message(data).corrects
    last = next((one for one in journal.messages() if one.message_id == name), None)
    if last is None:
        return None
    return correction_of(last, kept_version(journal.path, last.digest), new, labels)


def _changes(old: Briefing, new: Briefing, labels: Labels) -> Iterator[str]:
    for change in differences(old, new):
        is_gone = change.kind == "deleted"
        part = _called(read_place(change.path), old if is_gone else new, labels)
        before, after = change.sides
        if change.kind in ("parted", "joined") or (
            change.kind == "kind" and change.old == change.new
        ):
            yield labels.reshaped.format(part=part)
        elif change.kind in ("moved", "sorted"):
            yield labels.reordered.format(part=part)
        elif before is None:
            yield labels.added.format(part=part, new=after)
        elif after is None:
            yield labels.removed.format(part=part, old=before)
        else:
            yield labels.changed.format(part=part, new=after, old=before)


def _called(place: Place, briefing: Briefing, labels: Labels) -> str:
    """Return what readers call a place: “Aid, Canada, Amount”."""
    names = list[str]()
    value: object = briefing
    for step in place:
        value = _below(value, step)
        if isinstance(step, str):
            names.append(_label(step, labels))
        else:
            # the text of a recommendation is long, and it has a number
            names += [str(step + 1)] if isinstance(value, Recommendation) else _named(value)
    return labels.comma.join(dict.fromkeys(filter(None, names)))


def _named(part: object) -> list[str]:
    for names in _NAMES:
        if found := [str(one) for name in names if (one := getattr(part, name, None))]:
            return found
    return []


def _below(value: object, step: str | int) -> object:
    if isinstance(step, str):
        return getattr(value, step, None)
    return value[step] if isinstance(value, tuple) and step < len(value) else None


def _label(name: str, labels: Labels) -> str:
    """Return the label of a field; "" for one that needs none beside its part's name."""
    if name == "sections":
        return labels.text
    label = getattr(labels, _CALLED.get(name, name), "") or labels.head.get(name, "")
    return label if isinstance(label, str) and "{" not in label else ""
