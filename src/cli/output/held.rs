//! Files that another program holds open: on Windows nobody else can replace them.

use std::io;

/// The system's numbers for a file that another program has open, or has locked a part of.
const SHARING_VIOLATION: i32 = 32;
const LOCK_VIOLATION: i32 = 33;

/// The system that gave an error: the same number means something else on another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum System {
    Windows,
    Other,
}

impl System {
    pub(super) const HERE: System = if cfg!(windows) { System::Windows } else { System::Other };
}

/// What to do about an output that cannot be replaced, where that is known.
pub(super) fn advice(error: &io::Error, system: System) -> Option<&'static str> {
    let number = error.raw_os_error()?;
    let held = [SHARING_VIOLATION, LOCK_VIOLATION].contains(&number);
    (system == System::Windows && held)
        .then_some("another program has it open; close it in Excel, then run this again")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_a_spreadsheet_holds_open_is_to_be_closed_there() {
        for (number, system, expected) in [
            (32, System::Windows, true),
            (33, System::Windows, true),
            (5, System::Windows, false),
            (32, System::Other, false), // a pipe that broke
        ] {
            let advice = advice(&io::Error::from_raw_os_error(number), system);
            assert_eq!(
                advice.is_some_and(|advice| advice.contains("close it in Excel")),
                expected,
                "{number}"
            );
        }
        assert_eq!(advice(&io::Error::other("x"), System::Windows), None);
    }
}
