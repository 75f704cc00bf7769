//! The two streams: stdout is data, stderr is talk.

use std::io::{self, ErrorKind, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use crate::lang::{Lang, Text};

/// Where the program speaks, in which language and whether in colour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Console {
    /// The language of everything that is said.
    pub(super) lang: Lang,
    /// `--color`
    pub(super) color: ColorChoice,
}

impl Console {
    /// Writes data to stdout.
    ///
    /// # Errors
    /// When stdout cannot take it (a full disk). A reader that closed the pipe early (`| head`) has
    /// what it wanted: that is no error.
    pub(super) fn print(self, data: &str) -> io::Result<()> {
        let mut out = AutoStream::new(io::stdout().lock(), self.color);
        match out.write_all(data.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    }

    /// Says something on stderr. If nobody can hear it, there is nowhere left to complain.
    pub(super) fn say(self, talk: &str) {
        if talk.is_empty() {
            return;
        }
        let mut err = AutoStream::new(io::stderr().lock(), self.color);
        let _ = writeln!(err, "{}", talk.trim_end_matches('\n'));
    }

    /// Says an error and, apart from it, the way out.
    pub(super) fn error(self, message: &Text, hint: Option<&Text>) {
        let label = match self.lang {
            Lang::Zh => "错误",
            Lang::En => "error",
        };
        self.labelled(AnsiColor::Red.on_default().bold(), label, message);
        if let Some(hint) = hint {
            self.hint(hint);
        }
    }

    /// Says how to go on.
    pub(super) fn hint(self, hint: &Text) {
        let label = match self.lang {
            Lang::Zh => "提示",
            Lang::En => "hint",
        };
        self.labelled(AnsiColor::Cyan.on_default(), label, hint);
    }

    fn labelled(self, style: Style, label: &str, text: &Text) {
        let colon = match self.lang {
            Lang::Zh => "：",
            Lang::En => ": ",
        };
        self.say(&format!("{style}{label}{style:#}{colon}{}", text.get(self.lang)));
    }

    /// Whether stderr is a terminal where a progress bar makes sense.
    pub(super) fn can_draw() -> bool {
        io::stderr().is_terminal()
    }

    /// Whether talk on stderr may be coloured.
    pub(super) fn colours_stderr(self) -> bool {
        AutoStream::new(io::stderr(), self.color).current_choice() != ColorChoice::Never
    }

    /// Whether data on stdout may be coloured.
    pub(super) fn colours_stdout(self) -> bool {
        AutoStream::new(io::stdout(), self.color).current_choice() != ColorChoice::Never
    }
}
