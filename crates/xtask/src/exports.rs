//! Exports → the tools that they are for: does Excel's reader, Word's, Arrow's, a JSON-LD processor, Datasette open them?

use crate::python;
use crate::run::{Result, hearsay, root, write};

const TOOLS: [&str; 5] =
    ["openpyxl==3.1.5", "python-docx==1.2.0", "pyarrow==26.0.1", "PyLD==3.3.0", "datasette==0.65.5"];

/// `exports`: two examples and a report that means harm in every format, each opened.
pub(crate) fn run() -> Result {
    let Some(tools) = python::with("exports", &TOOLS)? else {
        eprintln!("xtask: passed over the tools that open the exports: no Python with them could be made");
        return Ok(());
    };
    let program = hearsay()?;
    let folder = program.ancestors().nth(2).unwrap_or(&program).join("exports");
    let harm = folder.join("harm.jsonl");
    write(&harm, harmful())?;
    let made = folder.join("made");
    let examples = root().join("examples");
    let (strait, dam) = (examples.join("strait"), examples.join("dam"));
    let args: Vec<_> = [&program, &made, &strait, &dam, &harm].iter().map(|p| p.to_string_lossy()).collect();
    python::run(&tools, "crates/xtask/python/exports.py", &args.iter().map(|a| &**a).collect::<Vec<_>>())
}

/// A report that holds what a spreadsheet reckons, a terminal, XML or HTML obeys, and a line without end.
fn harmful() -> String {
    let formula = "=HYPERLINK(\"http://evil.example\",\"click\")";
    let giant = "and the base was old ".repeat(1_700);
    let text = format!(
        "{formula}\n\n\"=1+1 \u{202e}drawkcab\u{2066} <script>alert(1)</script> ]]> \u{1}\u{1b}[31m\u{ffff},\" said Minister Ina Corvell.\n\n\
         Corvell said that she\tsaw\ta # tab; a | bar, and {giant}.\n\n@SUM(A1) officials said on Tuesday that 1,200 sailors had left.\n"
    );
    let row = |id: &str, date: &str| {
        let row = serde_json::json!({
            "id": id, "date": date, "text": text, "title": formula, "outlet": "@Outlet\t<b>\u{202e}", "url": "javascript:alert(1)",
        });
        format!("{row}\n")
    };
    row("-2+3", "2025-02-11") + &row("+cmd|' /C calc'!A0", "2025-02")
}
