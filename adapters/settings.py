"""Settings, from the environment alone: GAINSAY_<NAME>, or GAINSAY_<NAME>_FILE for a file that holds the value."""

from __future__ import annotations

import os
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import quote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cryptography.fernet import Fernet
from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from adapters.complaints import complaint
from bot.corpus import Corpus
from bot.errors import UserError
from bot.wording import Language

PREFIX = "GAINSAY_"
WORKSHOP = frozenset(
    ("BENCH_CLAIMS", "BENCH_PEERS", "BENCH_POSTGRES_URL", "EVAL_DATA", "TEST_POSTGRES_URL", "TREEBANKS", "VECTORS")
)
"""What tests, measurements and training read beside the settings; see CONTRIBUTING.md."""
_CHECKOUT = Path(__file__).resolve().parents[1]


def default_database_url() -> SecretStr:
    """Return a SQLite file: a checkout's own `var/gainsay.db`, which goes with it, else one in the user's data."""
    in_checkout = (_CHECKOUT / "pyproject.toml").is_file()
    directory = _CHECKOUT / "var" if in_checkout else user_data_path("gainsay", appauthor=False)
    return SecretStr(f"sqlite:///{directory / 'gainsay.db'}")


class Settings(BaseSettings):
    """What an operator can set. Secrets never show in a repr."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, extra="ignore", env_ignore_empty=True, use_attribute_docstrings=True
    )

    database_url: SecretStr = Field(default_factory=default_database_url)
    """Where everything is kept: `sqlite:///path` or `postgresql://user:password@host/name`."""
    database_password: SecretStr | None = None
    """The password of that address, so that it can lie in a file of its own."""
    language_model: str | None = None
    """Any installed spaCy pipeline with a parser, by name or path."""
    judge_model: Path | None = None
    """A folder with a natural-language-inference cross-encoder (`model.onnx`, `tokenizer.json`, `config.json`
    with `id2label`) that judges claims in their place; needs the extra `models`."""
    embedding_model: Path | None = None
    """A folder with a sentence-embedding model (`model.onnx` or `onnx/model.onnx`, `tokenizer.json`), as
    sentence-transformers lays them out, by which sentences are found by their meaning too; needs the extra
    `models`. `gainsay reread` makes the vectors of what is stored, and again after a change of model."""
    corpus: Corpus = Corpus.SHARED
    """For whom the feeds of a workspace (a Slack workspace, a Discord server) are read, and what it sees, until it
    chooses itself: `shared`: for everybody, and it sees all that is everybody's; `private`: for it alone, beside what
    is everybody's; `own`: for it alone, and it sees nothing else."""
    other_languages: Literal["refuse", "keep"] = "refuse"
    """Articles that are not in English: `refuse` them, or `keep` them stored but unread, so that nothing is
    answered from them."""
    slack_app_token: SecretStr | None = None
    """Slack's app-level token (`xapp-…`), for Socket Mode."""
    slack_bot_token: SecretStr | None = None
    """Slack's bot token (`xoxb-…`)."""
    slack_signing_secret: SecretStr | None = None
    """Slack's signing secret, for HTTP in the place of Socket Mode."""
    slack_client_id: str | None = None
    """The app's client id, for many workspaces through OAuth."""
    slack_client_secret: SecretStr | None = None
    """The app's client secret."""
    slack_redirect_url: str | None = None
    """Where Slack sends an installer's browser back to: `https://…/slack/oauth_redirect`."""
    slack_token_key: SecretStr | None = None
    """Fernet key that OAuth's tokens are encrypted with in the database; several with commas between, the
    newest first."""
    slack_managers: str = ""
    """Slack ids (`U…`) of people who, beside the workspace's admins, may change what a channel gets; commas between."""
    slack_host: str = "127.0.0.1"
    """Address that Slack's requests are listened for at."""
    slack_port: int = Field(default=3000, ge=1, le=65_535)
    """And its port."""
    slack_api_url: str = "https://slack.com/api/"
    """Base address of the Web API, ending in a slash."""
    discord_token: SecretStr | None = None
    """Discord's bot token."""
    discord_api_url: str | None = None
    """REST base, version included."""
    language: Language | None = None
    """`en` or `uk`: the language of Gainsay's own words where the reader's is not known; quotes are never
    translated."""
    tz: str = "UTC"
    """IANA zone in which times are shown."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """`debug`, `info`, `warning` or `error`."""
    log_format: Literal["text", "json"] = "text"
    """`text` or `json`."""
    digest_every: int = Field(default=30, ge=1, le=3600)
    """Seconds between looks for digests and alerts that are due."""
    keep_days: int = Field(default=365, ge=0, le=36_500)
    """For how many days each workspace's digests, alerts, sent messages and feedback are kept; `0`: for ever.
    `gainsay workspaces keep` sets it for one."""
    webhook_repeat_seconds: int = Field(default=0, ge=0, le=604_800)
    """For how long the receivers of webhooks drop a repeat of the same `Idempotency-Key`; 0: they do not, so an
    ambiguous message is never repeated by itself."""
    web_host: str = "127.0.0.1"
    """The interface of `/live`, `/ready` and `/metrics`."""
    web_port: int = Field(default=8765, ge=0, le=65_535)
    """Their port; `0` leaves them off. Where it is taken, a warning is logged and the process goes on without."""
    fetch_pause: float = Field(default=1.0, ge=0, le=3600)
    """Seconds between two requests to one host; a host's own `Crawl-delay` goes before it."""
    fetch_private: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = ()
    """Networks that may be fetched from though they are not public, like `10.1.0.0/16,fd00::/8`."""
    poll_every: int = Field(default=60, ge=1, le=86_400)
    """Seconds between looks for feeds that are due and pages that wait."""
    readers: int = Field(default=1, ge=0, le=256)
    """Processes that read articles, each with a language model of some 300 MB; `0` reads in a thread of the
    process itself."""
    dask_scheduler: str | None = None
    """Reads on a Dask cluster instead: its scheduler's address, like `tcp://10.0.0.5:8786`."""
    answerers: int = Field(default=1, ge=0, le=64)
    """Processes that answer the questions of chats, each with some 150 MB; `0` answers in a thread of the process
    itself."""
    read_every: int = Field(default=60, ge=1, le=86_400)
    """Seconds between looks for articles that wait to be read."""

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

    @model_validator(mode="after")
    def _with_password(self) -> Self:
        """Put the password into the address, where everything looks for it."""
        if self.database_password is None:
            return self
        scheme, _, rest = self.database_url.get_secret_value().partition("://")
        authority, slash, path = rest.partition("/")
        user, at, host = authority.rpartition("@")
        if not at or ":" in user:
            raise ValueError(f"{PREFIX}DATABASE_URL has to name a user without a password, like postgresql://user@host")
        password = quote(self.database_password.get_secret_value(), safe="")
        self.database_url = SecretStr(f"{scheme}://{user}:{password}@{host}{slash}{path}")
        return self

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
        """Return the content of the file that the field's variable names; None without one, or where it is empty."""
        variable = f"{PREFIX}{field_name.upper()}_FILE"
        path = os.environ.get(variable)
        if not path:
            return None, field_name, False
        try:
            return Path(path).read_text(encoding="utf-8").strip() or None, field_name, False
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
        name = PREFIX + str(first["loc"][0] if first["loc"] else "database_password").upper()
        raise UserError(f"{name} cannot be used: {complaint(error)}.") from None


def unknown_variables() -> list[str]:
    """Return set variables that start like a setting but are none: most likely misspelt."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    known |= {f"{name}_FILE" for name in known} | {PREFIX + name for name in WORKSHOP}
    return sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)
