"""The project file: ``briefpack.toml``, found in the working folder or above it.

It says once what every command of a folder of briefings would be told by options, which go
before it. docs/project.md says how to write one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationInfo

from reports.deliver.files import read_file
from reports.deliver.mail.address import read_address
from reports.deliver.mail.transports.server import read_server
from reports.errors import InputError, UsageError, shown
from reports.limits import SETTINGS_BYTES
from reports.model.brief_head import Language
from reports.model.money import Currency
from reports.model.part import BriefingPart
from reports.model.text import Line
from reports.notices import Place, in_lines
from reports.readers.briefing.parsers.toml_values import parse_toml
from reports.slotted import frozen
from reports.theme import Paper, theme_names

if TYPE_CHECKING:
    from reports.mailing.settings import MailSettings


def _theme(name: str, info: ValidationInfo) -> str:
    """Return a shipped theme's name, or the path of a theme's file beside the project's."""
    if name in theme_names():
        return name
    path = _beside(name, info)
    if not name.endswith(".toml") or not Path(path).is_file():
        known = ", ".join(theme_names())
        raise ValueError(f"found {shown(name)}, expected one of: {known}, or a theme's .toml file")
    return path


def _beside(path: str, info: ValidationInfo) -> str:
    return str(Path(info.context["folder"] if info.context else ".") / path)


def _address(text: str) -> str:
    try:
        read_address(text, part="")
    except UsageError as error:
        raise ValueError(str(error)) from error
    return text


def _server(kinds: tuple[str, ...]) -> AfterValidator:
    """Return what checks that a text names a mail server that is spoken to in one of `kinds`."""

    def check(url: str) -> str:
        try:
            server = read_server(url, part="")
        except UsageError as error:
            raise ValueError(str(error)) from error
        if server.scheme not in kinds:
            raise ValueError(f"found {server}, expected one of: {', '.join(kinds)}")
        return url

    return AfterValidator(check)


Address = Annotated[Line, AfterValidator(_address)]
_Code = Annotated[Line, Field(pattern="^([a-z0-9-]+|[A-Z][0-9]+)$")]


class ProjectFields(BriefingPart):
    """What a project file may say. Paths are those from its own folder."""

    theme: Annotated[Line, AfterValidator(_theme)] | None = Field(
        default=None, description="A shipped theme, or a theme's .toml file."
    )
    page: Paper | None = Field(default=None, description="The paper.")
    pdf: Literal["1.7", "2.0"] | None = Field(default=None, description="The version of PDF.")
    language: Language | None = Field(default=None, description="Language of the labels.")
    out: Annotated[Line, AfterValidator(_beside)] | None = Field(
        default=None, description="The folder for the files."
    )
    organisation: Line | None = Field(
        default=None, description="Whose paper it is, where a briefing does not say."
    )
    sender: Address | None = Field(default=None, description="Who sends mail.")
    reply_to: Address | None = Field(default=None, description="Where answers to mail go.")
    server: Annotated[Line, _server(("smtps", "smtp", "smtp+plain"))] | None = Field(
        default=None, description="The server that mail goes out by, without a password."
    )
    drafts: Annotated[Line, _server(("imaps",))] | None = Field(
        default=None, description="The server that has the folder for drafts, without a password."
    )
    protective_marking: dict[Line, Line] = Field(
        default={}, description="X-Protective-Marking of a message, by the marking of its briefing."
    )
    dollar: Currency | None = Field(default=None, description="What a bare $ is, such as CAD.")
    lists: dict[Line, tuple[Address, ...]] = Field(
        default={}, description="Distribution lists: names that --to, --cc and --bcc know."
    )
    ignore: tuple[_Code, ...] = Field(
        default=(), description="Codes of notices, and of rules of check, not to show."
    )


#: The options of commands that a field is the default of.
OPTIONS = {
    "theme": "theme", "page": "page", "pdf": "pdf", "language": "lang", "out": "out",
    "sender": "sender", "dollar": "dollar", "reply_to": "reply_to", "server": "server",
}  # fmt: skip


@frozen
class Project:
    """What a project file says; without one, nothing."""

    fields: ProjectFields = field(default_factory=ProjectFields)
    path: Path | None = None
    lines: Mapping[Place, int] = field(default_factory=dict)

    def defaults(self) -> dict[str, Any]:
        """Return what options are where the command line does not say."""
        said = {option: getattr(self.fields, name) for name, option in OPTIONS.items()}
        return {option: value for option, value in said.items() if value is not None}

    @property
    def mail(self) -> MailSettings:
        """What it says of mail."""
        from reports.mailing.settings import MailSettings

        said = self.fields
        return MailSettings(
            said.sender, said.reply_to, said.lists, said.protective_marking, str(self.path)
        )

    def origin(self, name: str) -> str:
        """Return where a field was said: ``/briefs/briefpack.toml:3``, “default”."""
        line = self.lines.get((name,))
        return f"{self.path}:{line}" if line else "default"


def load_project(path: Path) -> Project:
    """Return what a project file says.

    Raises:
        InputError: with all mistakes, each with its line.
        FileDeliveryError: if the file cannot be read.
    """
    name = str(path)
    try:
        text = read_file(path, SETTINGS_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError.at(name, "found bytes that are no UTF-8", "a text file") from error
    parsed = parse_toml(text, name)
    try:
        fields = ProjectFields.model_validate(parsed.value, context={"folder": path.parent})
    except InputError as error:
        raise InputError(*in_lines(error.notices, name, parsed.lines)) from error
    return Project(fields, path, parsed.lines)
