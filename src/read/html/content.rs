//! What of a web page is its content.

use std::sync::Arc;

use crate::data::{Block, BlockKind};
use crate::error::Result;
use crate::read::flow::Table;
use crate::read::{Item, Sink};

/// What the page marks as its content is believed if it holds at least this share of its text.
const MIN_MAIN: f32 = 0.2;

/// How a text stands to the page's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Main,
    Other,
    LeftOut,
}

pub(super) enum Part {
    Block(Block),
    Table(Table),
}

/// The line ends as sentences do.
fn is_prose(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '”', '’', '」', '』', ')', '）', '】']);
    line.contains(' ') && line.ends_with(['.', '!', '?']) || line.ends_with(['。', '！', '？', '；'])
}

/// The page is plain text that a program wrapped up: all of it is preformatted.
fn is_plain_text(parts: &[(Part, Standing)]) -> bool {
    parts.iter().filter(|(_, standing)| *standing != Standing::LeftOut).all(|(part, _)| match part {
        Part::Block(block) => block.kind == BlockKind::Verbatim,
        Part::Table(_) => false,
    })
}

/// Hands on the main content, or all that was not left out where the page marks none.
pub(super) fn give(
    parts: Vec<(Part, Standing)>,
    name: &Arc<str>,
    number: Option<u32>,
    sink: Sink<'_>,
) -> Result<()> {
    let size = |wanted: &dyn Fn(Standing) -> bool| {
        let sizes = parts.iter().filter(|(_, standing)| wanted(*standing)).map(|(part, _)| match part {
            Part::Block(block) => block.text.len(),
            Part::Table(table) => table.size(),
        });
        sizes.sum::<usize>() as f32
    };
    let (main, all) = (size(&|standing| standing == Standing::Main), size(&|s| s != Standing::LeftOut));
    let only_main = main > 0.0 && main >= MIN_MAIN * all;
    let plain = is_plain_text(&parts);
    for (part, standing) in parts {
        if standing == Standing::LeftOut || (only_main && standing != Standing::Main) {
            continue;
        }
        match part {
            Part::Block(block) if block.kind == BlockKind::Verbatim && (plain || is_prose(&block.text)) => {
                sink(Item::Block(Block { kind: BlockKind::Paragraph, ..block }))?;
            }
            Part::Block(block) => sink(Item::Block(block))?,
            Part::Table(table) => table.give(name, number, sink)?,
        }
    }
    Ok(())
}
