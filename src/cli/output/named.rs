//! A writer whose errors name the file, and are not lost where nobody flushes it.

use std::cell::RefCell;
use std::io::{self, BufWriter, Write};
use std::rc::Rc;

/// What went wrong with a writer after it was handed out.
pub(super) type Trouble = Rc<RefCell<Option<io::Error>>>;

/// A buffered writer that knows what it writes to.
pub(super) struct Named<W: Write> {
    out: BufWriter<W>,
    name: String,
    trouble: Trouble,
}

impl<W: Write> Named<W> {
    pub(super) fn new(out: W, name: String, trouble: &Trouble) -> Self {
        Named { out: BufWriter::new(out), name, trouble: Rc::clone(trouble) }
    }

    fn named(&self, error: &io::Error) -> io::Error {
        io::Error::new(error.kind(), format!("{}: {error}", self.name))
    }
}

impl<W: Write> Write for Named<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes).map_err(|error| self.named(&error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush().map_err(|error| self.named(&error))
    }
}

impl<W: Write> Drop for Named<W> {
    fn drop(&mut self) {
        if let Err(error) = self.flush() {
            self.trouble.borrow_mut().get_or_insert(error);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Full;

    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_full_disk_is_told_with_the_file_even_if_nobody_flushes() {
        let trouble = Trouble::default();
        let mut out = Named::new(Full, "terms.csv".to_owned(), &trouble);
        out.write_all("治理".as_bytes()).expect("room in the buffer");
        drop(out);
        let error = trouble.take().expect("an error");
        assert!(error.to_string().starts_with("terms.csv: "), "{error}");
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    }
}
