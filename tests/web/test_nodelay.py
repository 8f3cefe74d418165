"""Small answers do not wait for the reader's acknowledgement."""

import socket
import sys

import pytest

from dashboard.web.nodelay import send_at_once


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lists no open files")
def test_what_a_listening_socket_takes_is_sent_at_once() -> None:
    with socket.socket(socket.AF_INET) as listening, socket.socket(socket.AF_INET) as other:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        send_at_once()
        other.connect(listening.getsockname())
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert not other.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY), "only what is listened on"
