"""Ports: two runs never get the same ones, and nothing stays taken."""

import socket

from sotay.bench.ports import HOST, answers, reserve_ports


def test_two_who_ask_before_either_listens_get_different_ports() -> None:
    first, held = reserve_ports(2)
    second, also_held = reserve_ports(2)
    with held, also_held:
        assert abs(first - second) >= 2


def test_where_somebody_listens_nobody_else_is_sent() -> None:
    port, held = reserve_ports(2)
    with held, socket.create_server((HOST, port + 1)):
        assert answers(port + 1)
        held.close()
        other, held_too = reserve_ports(2)
        with held_too:
            assert other != port
