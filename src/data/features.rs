//! Numbers with names: what a judge looks at. The names go into the first line of a file of trees, so that a judge can
//! never look at another number than the one it was grown on.

/// Declares a struct of numbers. Its fields are the only list of their names; their order is free.
macro_rules! features {
    ($(#[$about:meta])* $vis:vis struct $name:ident { $($(#[$what:meta])* $field:ident,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        #[allow(missing_docs, reason = "one line may speak of several numbers in a row")]
        $vis struct $name {
            $($(#[$what])* $vis $field: f32,)*
        }

        impl $name {
            /// What files of trees call the numbers, in the order of [`Self::to_array`].
            $vis const NAMES: [&'static str; [$(stringify!($field)),*].len()] = [$(stringify!($field)),*];

            /// The numbers, as a judge takes them.
            #[must_use]
            $vis fn to_array(self) -> [f32; Self::NAMES.len()] {
                [$(self.$field),*]
            }
        }
    };
}

pub(crate) use features;
