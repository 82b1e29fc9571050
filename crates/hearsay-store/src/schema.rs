//! Empty file → case file: which tables does it have, and how does an old file come by the new ones?
//!
//! A migration has a number and a name, is recorded in the file, and runs in a transaction of its own. One that has
//! been released is never edited: a change is a new migration.

use rusqlite::{Connection, Result, TransactionBehavior};

/// "Hsay": tells a case from any other SQLite file.
pub(crate) const APPLICATION_ID: i32 = 0x4873_6179;

/// In order; a migration's number is its place, counted from 1, and `user_version` is that of the last.
const MIGRATIONS: [(&str, &str); 4] = [
    ("reports and readings", include_str!("schema/001-reports-and-readings.sql")),
    ("corrections, sittings, deflated readings", include_str!("schema/002-lasting.sql")),
    ("what was gathered", include_str!("schema/003-gathered.sql")),
    ("what pages ask, at hand", include_str!("schema/004-at-hand.sql")),
];

/// How many migrations this version knows.
pub(crate) fn known() -> i32 {
    MIGRATIONS.len() as i32
}

/// How many migrations a file has behind it; asking writes nothing.
pub(crate) fn applied(connection: &Connection) -> Result<i32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Runs those that the file lacks.
pub(crate) fn migrate(connection: &mut Connection) -> Result<()> {
    let before = applied(connection)?;
    for (i, (name, sql)) in MIGRATIONS.iter().enumerate().skip(applied(connection)?.max(0) as usize) {
        let number = i as i32 + 1;
        let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another program may have run it while this one waited for the lock.
        if applied(&change)? >= number {
            continue;
        }
        change.execute_batch(
            "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL) STRICT",
        )?;
        change.execute_batch(sql)?;
        change.execute(
            "INSERT INTO migration (number, name, version) VALUES (?1, ?2, ?3)",
            (number, name, hearsay::VERSION),
        )?;
        change.pragma_update(None, "application_id", APPLICATION_ID)?;
        change.pragma_update(None, "user_version", number)?;
        change.commit()?;
    }
    if before > 0 && before < known() {
        // What a migration has dropped need not be carried along; where the disk has no room for it, it may stay.
        let _ = connection.execute_batch("VACUUM");
    }
    Ok(())
}
