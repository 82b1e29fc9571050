//! What is said on standard error: problems, notes, progress; never the answer.

use crate::args::{Global, When};
use crate::failure::Failure;
use hearsay_ingest::Problem;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{IsTerminal, Write};

/// Speaks to the person at the terminal.
#[derive(Debug)]
pub(crate) struct Voice {
    quiet: bool,
    color: When,
    /// Names whose hint has been given: once is enough.
    hinted: RefCell<BTreeSet<&'static str>>,
    bar: RefCell<Option<ProgressBar>>,
}

impl Voice {
    pub(crate) fn new(global: &Global) -> Voice {
        Voice {
            quiet: global.quiet,
            color: global.color,
            hinted: RefCell::default(),
            bar: RefCell::default(),
        }
    }

    /// Whether to colour what goes to a stream.
    pub(crate) fn colors(&self, stream: &impl IsTerminal) -> bool {
        let wanted = || std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        let able = || std::env::var_os("TERM").is_none_or(|v| v != "dumb");
        match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => stream.is_terminal() && wanted() && able(),
        }
    }

    /// A file or a row that is passed over.
    pub(crate) fn problem(&self, problem: &Problem) {
        if !self.quiet {
            self.say(problem);
        }
    }

    /// Why nothing more is done: said also where quiet was asked for.
    pub(crate) fn failure(&self, failure: &Failure) {
        self.say(&Problem::from(failure));
    }

    /// A remark that is no problem.
    pub(crate) fn remark(&self, text: &str) {
        if !self.quiet {
            self.write(&format!("hearsay: {text}\n"));
        }
    }

    /// How often each note was made, with the command that explains them.
    pub(crate) fn notes(&self, counts: &BTreeMap<String, usize>) {
        if counts.is_empty() {
            return;
        }
        let list: Vec<String> = counts.iter().map(|(name, n)| format!("{name} {n}")).collect();
        self.remark(&format!("notes: {} (hearsay explain NAME)", list.join(", ")));
    }

    fn say(&self, p: &Problem) {
        let (red, cyan, plain) = if self.colors(&std::io::stderr()) {
            ("\x1b[1;31m", "\x1b[36m", "\x1b[0m")
        } else {
            ("", "", "")
        };
        let mut text = format!("{red}hearsay:{plain} ");
        if !p.path.is_empty() {
            text += &format!("{}: ", safe(&p.path));
        }
        if let Some(place) = &p.place {
            text += &format!("{place}: ");
        }
        text += &format!("{} [{}]\n", safe(&p.message), p.name);
        if let Some(hint) = p.hint.as_deref().filter(|_| self.hinted.borrow_mut().insert(p.name)) {
            text += &format!("{cyan}hint:{plain} {}\n", safe(hint));
        }
        self.write(&text);
    }

    fn write(&self, text: &str) {
        // Where nobody can be told, there is nobody to tell that either.
        let put = || {
            let _ = std::io::stderr().lock().write_all(text.as_bytes());
        };
        match self.bar.borrow().as_ref() {
            Some(bar) => bar.suspend(put),
            None => put(),
        }
    }

    /// Begins to count files; nothing is drawn where standard error is no terminal.
    pub(crate) fn begin(&self, files: usize) -> ProgressBar {
        let bar = if self.quiet || !std::io::stderr().is_terminal() {
            ProgressBar::hidden()
        } else {
            ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr_with_hz(8))
        };
        if let Ok(style) =
            ProgressStyle::with_template("{bar:30} {pos}/{len} files, {msg} reports, {eta} left")
        {
            bar.set_style(style);
        }
        bar.set_message("0");
        *self.bar.borrow_mut() = Some(bar.clone());
        bar
    }

    /// Takes the progress away again.
    pub(crate) fn end(&self) {
        if let Some(bar) = self.bar.borrow_mut().take() {
            bar.finish_and_clear();
        }
    }
}

/// Without the signs by which a file's name or a row could command the terminal.
pub(crate) fn safe(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c }).collect()
}
