//! The little of Protocol Buffers' wire format that a `SentencePiece` model needs: <https://protobuf.dev/programming-guides/encoding/>.

/// One field of a message.
pub(super) struct Field<'a> {
    pub(super) number: u64,
    pub(super) value: Value<'a>,
}

/// What stands in it.
pub(super) enum Value<'a> {
    /// A text, bytes, or a message.
    Bytes(&'a [u8]),
    /// Four bytes.
    Four([u8; 4]),
    /// Anything else.
    Other,
}

/// The fields of a message, in order; `None` in place of a field that is damaged, and nothing behind it.
pub(super) fn fields(message: &[u8]) -> impl Iterator<Item = Option<Field<'_>>> {
    let mut rest = Some(message);
    std::iter::from_fn(move || {
        let mut bytes = rest.take().filter(|bytes| !bytes.is_empty())?;
        let field = field(&mut bytes);
        rest = field.is_some().then_some(bytes);
        Some(field)
    })
}

fn field<'a>(bytes: &mut &'a [u8]) -> Option<Field<'a>> {
    let tag = varint(bytes)?;
    let value = match tag & 7 {
        0 => varint(bytes).map(|_| Value::Other)?,
        1 => take(bytes, 8).map(|_| Value::Other)?,
        2 => {
            let length = usize::try_from(varint(bytes)?).ok()?;
            Value::Bytes(take(bytes, length)?)
        }
        5 => Value::Four(*take(bytes, 4)?.first_chunk()?),
        _ => return None,
    };
    Some(Field { number: tag >> 3, value })
}

fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}

/// Seven bits a byte, the lowest first.
fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..u64::BITS).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_message_ends_in_a_damaged_field() {
        let message = [0x0A, 2, b'h', b'i', 0x15, 0, 0, 0x80, 0x3F, 0x18, 0x96, 1];
        assert_eq!(fields(&message).flatten().count(), 3);
        assert!(fields(&message[..3]).any(|field| field.is_none()));
        assert!(fields(&[0x0A, 0xFF, 0xFF]).any(|field| field.is_none()));
    }
}
