"""A small OpenID Connect provider on loopback, which can be told to misbehave."""

import base64
import hashlib
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import sleep, time
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.servers import free_port

CLIENT, SECRET = "merger-assistant", "a secret between the two"


@dataclass
class Provider:
    """Signs in whoever `claims` says, without asking for a password."""

    port: int = field(default_factory=free_port)
    claims: dict[str, Any] = field(default_factory=lambda: {"preferred_username": "lan"})
    refuses: bool = False  # the person, at its own form
    wrong: dict[str, Any] = field(default_factory=dict)  # claims of the token that are not right
    signs_with: RSAKey | None = None  # another key than the one it shows
    without_token: bool = False
    unsigned: bool = False
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        """Its address, which is its name."""
        return f"http://127.0.0.1:{self.port}"

    async def described(self, _: Request) -> Response:
        """Where everything is."""
        return JSONResponse({
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256", "none"],
        })  # fmt: skip

    async def authorize(self, request: Request) -> Response:
        """Send the person back at once."""
        asked = dict(request.query_params)
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        told = {"state": asked["state"]}
        if self.refuses:
            told["error"] = "access_denied"
        else:
            told["code"] = secrets.token_urlsafe(8)
            self.codes[told["code"]] = asked
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(told)}")

    async def token(self, request: Request) -> Response:
        """Give a token for a code, once, to whom it was made for."""
        form = {name: str(value) for name, value in (await request.form()).items()}
        asked = self.codes.pop(form["code"])
        proof = hashlib.sha256(form["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(proof).rstrip(b"=").decode() == asked["code_challenge"]
        known = base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '+')}".encode()).decode()
        plain = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        assert request.headers["authorization"] in {f"Basic {known}", f"Basic {plain}"}
        now = int(time())
        claims = {
            "iss": self.issuer, "sub": "1", "aud": CLIENT, "iat": now, "exp": now + 60,
            "nonce": asked["nonce"], **self.claims, **self.wrong,
        }  # fmt: skip
        key = self.signs_with or self.key
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
        told = {"access_token": "a", "token_type": "Bearer", "id_token": signed}
        if self.unsigned:
            head, body = (
                base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
                for part in ({"alg": "none", "kid": "one"}, claims)
            )
            told["id_token"] = f"{head}.{body}."
        if self.without_token:
            del told["id_token"]
        return JSONResponse(told)

    async def keys(self, _: Request) -> Response:
        """Show what signatures are checked with."""
        return JSONResponse(KeySet([self.key]).as_dict(private=False))


@contextmanager
def provider() -> Iterator[Provider]:
    """Start a provider, and stop it at the end."""
    one = Provider()
    routes = [
        Route("/.well-known/openid-configuration", one.described),
        Route("/authorize", one.authorize),
        Route("/token", one.token, methods=["POST"]),
        Route("/keys", one.keys),
    ]
    config = uvicorn.Config(Starlette(routes=routes), port=one.port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.01)
    yield one
    server.should_exit = True
    thread.join(10)
