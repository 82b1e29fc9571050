//! Work → shares: how is work shared out over threads, so that the answer does not tell how many there were?

use super::Part;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many items a thread takes at a time.
const HANDFUL: usize = 64;

/// How many threads this machine runs at once.
pub(super) fn available() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// `f` of each index below `n`, in order. `f` is handed what `room` makes once a thread: space to work in.
pub(super) fn map<R, T: Send>(
    threads: usize,
    n: usize,
    room: impl Fn() -> R + Sync,
    f: impl Fn(&mut R, usize) -> T + Sync,
) -> Vec<T> {
    if threads < 2 || n <= HANDFUL {
        let mut room = room();
        return (0..n).map(|i| f(&mut room, i)).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Vec<T>)>> = Mutex::new(Vec::with_capacity(n / HANDFUL + 1));
    let work = || {
        let mut room = room();
        loop {
            let from = next.fetch_add(HANDFUL, Ordering::Relaxed);
            if from >= n {
                break;
            }
            let some: Vec<T> = (from..n.min(from + HANDFUL)).map(|i| f(&mut room, i)).collect();
            lock(&done).push((from, some));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            // Where no thread can be had, the others do its share.
            let _ = std::thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|x| x.0);
    done.into_iter().flat_map(|x| x.1).collect()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Parts in their order, each made when it is asked for.
pub(super) type List<'t> = Box<dyn Iterator<Item = Part> + Send + 't>;

pub(super) fn list<'t>(items: impl Iterator<Item = Part> + Send + 't) -> List<'t> {
    Box::new(items)
}

/// Makes some lists of parts.
type Task<'t> = Box<dyn FnOnce() -> Vec<List<'t>> + Send + 't>;

/// Tasks that hang on nothing of each other; who comes by takes the next one, and each result is fetched once.
pub(super) struct Bench<'t> {
    state: Mutex<State<'t>>,
    made: Condvar,
}

struct State<'t> {
    /// Behind the first that is still to be done.
    next: usize,
    tasks: Vec<Option<Task<'t>>>,
    lists: Vec<Option<Vec<Option<List<'t>>>>>,
}

/// Puts the lists of a task where they are fetched, when it goes.
struct Done<'b, 't> {
    bench: &'b Bench<'t>,
    task: usize,
    lists: Vec<List<'t>>,
}

impl Drop for Done<'_, '_> {
    fn drop(&mut self) {
        let lists = std::mem::take(&mut self.lists).into_iter().map(Some).collect();
        lock(&self.bench.state).lists[self.task] = Some(lists);
        self.bench.made.notify_all();
    }
}

impl<'t> Bench<'t> {
    pub(super) fn new(tasks: Vec<Task<'t>>) -> Bench<'t> {
        let lists = tasks.iter().map(|_| None).collect();
        let tasks = tasks.into_iter().map(Some).collect();
        Bench { state: Mutex::new(State { next: 0, tasks, lists }), made: Condvar::new() }
    }

    /// Does tasks until none is left.
    pub(super) fn work(&self) {
        while self.do_next() {}
    }

    fn do_next(&self) -> bool {
        let mut state = lock(&self.state);
        let i = state.next;
        state.next += 1;
        let Some(task) = state.tasks.get_mut(i).and_then(Option::take) else { return false };
        drop(state);
        // Even where the task should end in a fault: nobody may wait for it for ever.
        let mut done = Done { bench: self, task: i, lists: Vec::new() };
        done.lists = task();
        true
    }

    /// A list of a task; does tasks meanwhile, so that it ends whether or not others work.
    pub(super) fn take(&self, task: usize, list: usize) -> List<'t> {
        loop {
            let mut state = lock(&self.state);
            if let Some(lists) = &mut state.lists[task] {
                let list = lists.get_mut(list).and_then(Option::take);
                return list.unwrap_or_else(|| Box::new(std::iter::empty()));
            }
            if state.next >= state.tasks.len() {
                // Someone else is at it.
                drop(self.made.wait(state).unwrap_or_else(PoisonError::into_inner));
                continue;
            }
            drop(state);
            self.do_next();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_is_fetched_whoever_made_it() {
        for helpers in [0, 3] {
            let task = |n: usize| -> Task<'static> {
                let some = move || (0..n).map(|_| Part::Process(Default::default()));
                Box::new(move || vec![list(std::iter::empty()), list(some())])
            };
            let bench = Bench::new((0..5).map(task).collect());
            std::thread::scope(|scope| {
                (0..helpers).for_each(|_| drop(scope.spawn(|| bench.work())));
                for n in 0..5 {
                    assert_eq!((bench.take(n, 1).count(), bench.take(n, 1).count()), (n, 0));
                }
            });
        }
    }

    #[test]
    fn the_order_is_that_of_the_indices_for_any_number_of_threads() {
        let wanted: Vec<usize> = (0..1000).map(|i| i * i).collect();
        for threads in [0, 1, 2, 5] {
            assert_eq!(map(threads, 1000, || (), |(), i| i * i), wanted);
        }
        assert!(map(2, 0, || (), |(), i| i).is_empty());
    }
}
