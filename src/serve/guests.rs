//! Who is connected. When the house is full, the one who has been here longest has to go: an idle
//! connection (a browser opens some in advance, an attacker many) keeps nobody out.

use std::collections::BTreeMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// How many connections are served at once. A browser opens six for a site.
const ROOM: usize = 64;
/// How many may be there with those who were asked to leave and have not noticed yet.
const CROWD: usize = 2 * ROOM;

/// The open connections.
#[derive(Debug, Default)]
pub(super) struct Guests {
    list: Mutex<List>,
    somebody_left: Condvar,
}

#[derive(Debug, Default)]
struct List {
    next: u64,
    /// By number, in the order in which they came.
    staying: BTreeMap<u64, Arc<TcpStream>>,
    /// Asked to leave; their threads end at their next read or write.
    leaving: usize,
}

/// A connection, until it is dropped.
#[derive(Debug)]
pub(super) struct Guest {
    pub(super) stream: Arc<TcpStream>,
    number: u64,
    house: Arc<Guests>,
}

impl Guests {
    /// Lets a connection in. Waits where even those asked to leave fill the house: each notices at
    /// its next read or write, the slowest at its next sign of life.
    pub(super) fn enter(self: &Arc<Self>, stream: TcpStream) -> Guest {
        let is_crowded = |list: &mut List| list.staying.len() + list.leaving >= CROWD;
        let waited = self.somebody_left.wait_while(self.lock(), is_crowded);
        let mut list = waited.unwrap_or_else(PoisonError::into_inner);
        if list.staying.len() >= ROOM
            && let Some((_, oldest)) = list.staying.pop_first()
        {
            list.leaving += 1;
            // One that is gone already cannot be closed, and need not be.
            let _ = oldest.shutdown(Shutdown::Both);
        }
        let (number, stream) = (list.next, Arc::new(stream));
        list.next += 1;
        list.staying.insert(number, Arc::clone(&stream));
        drop(list);
        Guest { stream, number, house: Arc::clone(self) }
    }

    fn lock(&self) -> MutexGuard<'_, List> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut list = self.house.lock();
        if list.staying.remove(&self.number).is_none() {
            list.leaving -= 1;
        }
        drop(list);
        self.house.somebody_left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn the_oldest_makes_room_and_a_crowd_waits() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let house = Arc::new(Guests::default());
        let mut ends = Vec::new();
        let mut come = || {
            ends.push(TcpStream::connect(listener.local_addr().unwrap()).unwrap());
            house.enter(listener.accept().unwrap().0)
        };
        let mut guests: Vec<Guest> = (0..ROOM).map(|_| come()).collect();
        guests.push(come());
        assert_eq!((&*guests[0].stream).read(&mut [0]).unwrap(), 0, "the first was shown out");
        guests.extend((1..ROOM).map(|_| come()));
        assert_eq!(house.lock().leaving, ROOM, "nobody has left yet");
        let first = guests.remove(0);
        let slow = std::thread::spawn(move || {
            std::thread::sleep(std::time::Duration::from_millis(100));
            drop(first);
        });
        guests.push(come());
        assert_eq!(house.lock().leaving, ROOM, "one came when another had left");
        slow.join().unwrap();
        drop(guests);
        let list = house.lock();
        assert_eq!((list.staying.len(), list.leaving), (0, 0));
    }
}
