//! Matrix products, by the crate `matrixmultiply`: the one thing that takes time.
#![expect(unsafe_code, reason = "the crate takes pointers; all bounds are checked here, before the call")]

/// Rows of numbers that may overlap: row `i` is `data[i * stride..i * stride + width]`.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) data: &'a [f32],
    pub(super) count: usize,
    pub(super) width: usize,
    pub(super) stride: usize,
}

impl<'a> Rows<'a> {
    /// Rows of that width, one behind the other.
    pub(super) fn new(data: &'a [f32], width: usize) -> Self {
        Rows { data, count: data.len() / width.max(1), width, stride: width }
    }
}

/// Whether a product replaces what the target holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Into {
    /// The target's numbers are replaced.
    Set,
    /// The product is added to them.
    Add,
}

/// Multiplies `rows` by a matrix of `rows.width` rows and `columns` columns; `out` has `columns` numbers a row.
///
/// Each row of the result hangs on its own row of the input alone, to the last bit, whatever rows stand beside it.
///
/// # Panics
/// If a slice is too short for the sizes: a mistake of the caller, never of an input.
pub(super) fn multiply(rows: Rows<'_>, by: &[f32], columns: usize, (out, into): (&mut [f32], Into)) {
    if rows.count == 0 || columns == 0 {
        return;
    }
    assert!((rows.count - 1) * rows.stride + rows.width <= rows.data.len(), "rows past their end");
    assert!(rows.width * columns <= by.len() && rows.count * columns <= out.len(), "a matrix past its end");
    let beta = if into == Into::Add { 1.0 } else { 0.0 };
    // SAFETY: the two lines above bound everything that is read and written; `out` is borrowed for us alone.
    unsafe {
        matrixmultiply::sgemm(
            rows.count,
            rows.width,
            columns,
            1.0,
            rows.data.as_ptr(),
            rows.stride.cast_signed(),
            1,
            by.as_ptr(),
            columns.cast_signed(),
            1,
            beta,
            out.as_mut_ptr(),
            columns.cast_signed(),
            1,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random and are the same every time.
    fn numbers(count: usize, seed: u32) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / 16_777_216.0 - 0.5
        };
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn a_row_comes_out_the_same_bits_alone_and_among_any_others() {
        let (width, columns) = (1280, 256);
        let (data, by) = (numbers(37 * width, 1), numbers(width * columns, 2));
        let mut all = vec![0.0; 37 * columns];
        multiply(Rows::new(&data, width), &by, columns, (&mut all, Into::Set));
        for (row, expected) in data.chunks(width).zip(all.chunks(columns)) {
            let mut alone = vec![0.0; columns];
            multiply(Rows::new(row, width), &by, columns, (&mut alone, Into::Set));
            assert!(alone.iter().zip(expected).all(|(a, b)| a.to_bits() == b.to_bits()));
        }
    }

    #[test]
    fn overlapping_rows_are_read_in_place() {
        let rows = Rows { data: &[1.0, 2.0, 3.0], count: 2, width: 2, stride: 1 };
        let mut out = [10.0, 10.0];
        multiply(rows, &[1.0, 100.0], 1, (&mut out, Into::Add));
        assert_eq!(out.map(f32::to_bits), [211.0_f32, 312.0].map(f32::to_bits));
    }
}
