"""However many tasks there are, only so many are drawn as keep the workers busy."""

from collections.abc import Iterator, Sequence

from reports.batch.executors.executor import as_completed
from reports.batch.tasks import Record, Task


class Hands:
    """Does the last of what it holds, as workers do: in an order of its own."""

    most = 5

    def __init__(self) -> None:
        self.held: list[Task] = []
        self.closed = False

    def submit(self, task: Task) -> None:
        self.held.append(task)
        assert len(self.held) <= self.most

    def completed(self) -> Sequence[Record]:
        task = self.held.pop()
        return [Record(task.label, task.name, "made")]

    def close(self) -> None:
        self.closed = True


def test_tasks_are_drawn_as_they_are_done() -> None:
    drawn = 0

    def tasks() -> Iterator[Task]:
        nonlocal drawn
        for number in range(1_000):
            drawn += 1
            yield Task(str(number), str(number))

    seen = set()
    for count, record in enumerate(as_completed(tasks(), Hands())):
        assert drawn <= count + Hands.most + 1
        seen.add(record.name)
    assert len(seen) == drawn == 1_000


def test_no_task_is_no_record() -> None:
    assert list(as_completed([], Hands())) == []
