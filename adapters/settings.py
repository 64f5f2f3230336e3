"""Settings, from the environment alone: GAINSAY_<NAME>, or GAINSAY_<NAME>_FILE for a file that holds the value."""

from __future__ import annotations

import os
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cryptography.fernet import Fernet
from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from bot.corpus import Corpus
from bot.errors import UserError
from bot.wording import Language

PREFIX = "GAINSAY_"
_CHECKOUT = Path(__file__).resolve().parents[1]


def default_database_url() -> SecretStr:
    """Return a SQLite file: a checkout's own `var/gainsay.db`, which goes with it, else one in the user's data."""
    in_checkout = (_CHECKOUT / "pyproject.toml").is_file()
    directory = _CHECKOUT / "var" if in_checkout else user_data_path("gainsay", appauthor=False)
    return SecretStr(f"sqlite:///{directory / 'gainsay.db'}")


class Settings(BaseSettings):
    """What an operator can set. Secrets never show in a repr."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", env_ignore_empty=True)

    database_url: SecretStr = Field(default_factory=default_database_url)  # may hold a password
    language_model: str | None = None  # a spaCy pipeline's name or path; the shipped one where unset
    judge_model: Path | None = None  # a folder with an inference cross-encoder in ONNX; the rules where unset
    corpus: Corpus = Corpus.SHARED  # for whom a workspace's feeds are read, and what it sees, until it chooses
    other_languages: Literal["refuse", "keep"] = "refuse"  # articles that are not in English: kept ones stay unread
    slack_app_token: SecretStr | None = None
    slack_bot_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None  # for HTTP in the place of Socket Mode
    slack_client_id: str | None = None  # for many workspaces
    slack_client_secret: SecretStr | None = None
    slack_redirect_url: str | None = None  # where Slack sends an installer's browser back to
    slack_token_key: SecretStr | None = (
        None  # Fernet keys that stored tokens are sealed with, newest first, commas between
    )
    slack_managers: str = ""  # ids of people who may change what a channel gets, beside the workspace's admins
    slack_host: str = "127.0.0.1"
    slack_port: int = Field(default=3000, ge=1, le=65_535)
    slack_api_url: str = "https://slack.com/api/"  # ends in a slash; a local counterpart may take its place
    discord_token: SecretStr | None = None
    discord_api_url: str | None = None  # the REST base; Discord's own where unset
    language: Language | None = None  # where the reader's is not known; the system's at the terminal, English elsewhere
    tz: str = "UTC"  # IANA zone in which times are shown
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"
    digest_every: int = Field(default=30, ge=1, le=3600)  # seconds between looks for digests and alerts that are due
    webhook_repeat_seconds: int = Field(default=0, ge=0, le=604_800)  # for how long receivers drop repeats of a key
    web_host: str = "127.0.0.1"  # of /live, /ready and /metrics
    web_port: int = Field(default=8765, ge=0, le=65_535)  # 0: they are not served
    fetch_pause: float = Field(default=1.0, ge=0, le=3600)  # seconds between two requests to one host
    fetch_private: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = ()  # let through though not public
    poll_every: int = Field(default=60, ge=1, le=86_400)  # seconds between looks for feeds that are due
    readers: int = Field(default=1, ge=0, le=256)  # processes that read articles; 0: a thread of this one
    dask_scheduler: str | None = None  # articles are read on this cluster: tcp://host:8786
    answerers: int = Field(default=1, ge=0, le=64)  # processes that answer chats; 0: a thread of this one
    read_every: int = Field(default=60, ge=1, le=86_400)  # seconds between looks for articles that wait to be read

    @field_validator("log_level", "log_format", "other_languages", "corpus", mode="before")
    @classmethod
    def _lower(cls, value: Any) -> Any:
        return value.lower() if isinstance(value, str) else value

    @field_validator("fetch_private", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("tz")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(f"{value!r} is not an IANA time zone such as Europe/Berlin") from None
        return value

    @field_validator("slack_token_key")
    @classmethod
    def _are_keys(cls, value: SecretStr | None) -> SecretStr | None:
        for key in _listed(value):
            try:
                Fernet(key)
            except ValueError:
                raise ValueError("it is not 32 bytes in url-safe base64") from None
        return value

    @field_validator("slack_bot_token")
    @classmethod
    def _is_bot_token(cls, value: SecretStr | None) -> SecretStr | None:
        return _starting(value, "xoxb-")

    @field_validator("slack_app_token")
    @classmethod
    def _is_app_token(cls, value: SecretStr | None) -> SecretStr | None:
        return _starting(value, "xapp-")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - inherited
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - inherited
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read arguments, then variables, then the files that variables name."""
        return init_settings, env_settings, _FileVariables(settings_cls)

    def slack_token_keys(self) -> tuple[str, ...]:
        """Return the keys that Slack's tokens are sealed with, the newest first."""
        return _listed(self.slack_token_key)

    def secrets(self) -> tuple[str, ...]:
        """Return every secret value, so that logs can leave them out."""
        values = (getattr(self, name) for name in type(self).model_fields)
        return tuple(value.get_secret_value() for value in values if isinstance(value, SecretStr))


class _FileVariables(PydanticBaseSettingsSource):
    """GAINSAY_X_FILE=/run/secrets/x gives GAINSAY_X, as container platforms hand out secrets."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:  # noqa: ARG002 - inherited
        """Return the content of the file that the field's variable names, None where there is no such variable."""
        variable = f"{PREFIX}{field_name.upper()}_FILE"
        path = os.environ.get(variable)
        if not path:
            return None, field_name, False
        try:
            return Path(path).read_text(encoding="utf-8").strip(), field_name, False
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not text"
            raise UserError(f"{variable} names a file that cannot be read: {reason}.") from error

    def __call__(self) -> dict[str, Any]:
        """Return what files hold."""
        found = {name: self.get_field_value(field, name)[0] for name, field in self.settings_cls.model_fields.items()}
        return {name: value for name, value in found.items() if value is not None}


def _listed(value: SecretStr | None) -> tuple[str, ...]:
    parts = value.get_secret_value().split(",") if value else []
    return tuple(part.strip() for part in parts if part.strip())


def _starting(value: SecretStr | None, prefix: str) -> SecretStr | None:
    if value and not value.get_secret_value().startswith(prefix):
        raise ValueError(f"it does not start with {prefix}")
    return value


def load_settings() -> Settings:
    """Return the settings. Raises UserError that names the variable, never its value where that is secret."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = PREFIX + str(first["loc"][0]).upper()
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise UserError(f"{name} cannot be used: {reason[:1].lower()}{reason[1:]}.") from None


def unknown_variables() -> list[str]:
    """Return set variables that start like a setting but are none: most likely misspelt."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    known |= {f"{name}_FILE" for name in known}
    return sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)
