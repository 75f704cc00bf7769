//! Progress on a terminal; silent elsewhere.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::console::Console;
use crate::lang::Text;
use crate::pipeline::{Progress, Stage};

/// A bar on stderr, if that is a terminal.
pub(super) struct Bar {
    bar: ProgressBar,
    console: Console,
}

impl Bar {
    /// A bar, or nothing where nobody looks.
    pub(super) fn new(console: Console) -> Self {
        let target = if Console::can_draw() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        bar.enable_steady_tick(Duration::from_millis(100));
        Self { bar, console }
    }

    /// Takes the bar away before anything else is said.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn stage(&self, stage: Stage) {
        let Text { zh, en } = stage.words();
        self.bar.set_message(match self.console.lang {
            crate::lang::Lang::Zh => zh,
            crate::lang::Lang::En => en,
        });
        let Stage::Pages(count) = stage else { return };
        self.bar.set_length(count as u64);
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:32} {pos}/{len}") {
            self.bar.set_style(style);
        }
    }

    fn page(&self) {
        self.bar.inc(1);
    }
}
