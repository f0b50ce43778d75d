//! The vocabulary of a `SentencePiece` model in its old layout, as this encoder's package holds it: pieces in field 1 with
//! text (1) and score (2), and in field 3 the table of its normalisation (2).

use super::proto::{Field, Value, fields};

/// A piece of text that the encoder knows as one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Logarithm of its probability.
    pub(super) score: f32,
}

/// Pieces by number, and the table of the normalisation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Vocabulary {
    pub(super) pieces: Vec<Piece>,
    pub(super) charsmap: Vec<u8>,
}

/// Reads a model; `None` for a damaged one.
pub(super) fn read(model: &[u8]) -> Option<Vocabulary> {
    let mut vocabulary = Vocabulary { pieces: Vec::new(), charsmap: Vec::new() };
    for field in fields(model) {
        match field? {
            Field { number: 1, value: Value::Bytes(message) } => vocabulary.pieces.extend(piece(message)?),
            Field { number: 3, value: Value::Bytes(message) } => {
                for field in fields(message) {
                    if let Field { number: 2, value: Value::Bytes(charsmap) } = field? {
                        vocabulary.charsmap = charsmap.to_vec();
                    }
                }
            }
            _ => {}
        }
    }
    Some(vocabulary)
}

/// A piece; inside, `None` for a message without text.
#[expect(clippy::option_option, reason = "damaged is something else than without text")]
fn piece(message: &[u8]) -> Option<Option<Piece>> {
    let (mut text, mut score) = (None, 0.0);
    for field in fields(message) {
        match field? {
            Field { number: 1, value: Value::Bytes(bytes) } => {
                text = Some(String::from_utf8(bytes.to_vec()).ok()?);
            }
            Field { number: 2, value: Value::Four(bytes) } => score = f32::from_le_bytes(bytes),
            _ => {}
        }
    }
    Some(text.map(|text| Piece { text, score }))
}
