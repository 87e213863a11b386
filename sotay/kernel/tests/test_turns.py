"""Turns: one computes, the others wait; who waits for something else steps aside."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from sotay.kernel.turns import Turns


def test_nobody_has_a_turn_while_somebody_else_has_it() -> None:
    turns, inside, at_once = Turns(at_once=1), 0, []

    def work() -> None:
        nonlocal inside
        with turns.turn():
            inside += 1
            at_once.append(inside)
            inside -= 1

    with ThreadPoolExecutor(4) as pool:
        for _number in range(200):
            pool.submit(work)
    assert at_once == [1] * 200


def test_who_steps_aside_lets_another_in_and_has_the_turn_again() -> None:
    turns, asked, answered = Turns(at_once=1), Event(), Event()

    def other() -> None:
        asked.wait()
        with turns.turn():
            answered.set()

    with ThreadPoolExecutor(1) as pool, turns.turn():
        done = pool.submit(other)
        with turns.aside():
            asked.set()
            assert answered.wait(10)
        done.result()
        with turns.aside():
            pass


def test_stepping_aside_without_a_turn_is_nothing() -> None:
    turns = Turns(at_once=1)
    with turns.aside():
        pass
    with turns.turn(), turns.aside(), turns.turn():
        pass
