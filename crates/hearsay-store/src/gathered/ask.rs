//! Filter and window → rows and how many there are in all.

use super::Window;
use crate::error::Error;
use crate::file::CaseFile;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

/// A window on a list, and how long the list is.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows<T> {
    /// What the window shows.
    pub rows: Vec<T>,
    /// How many there are in all.
    pub total: usize,
}

/// The conditions of a list: each has one `?` and its value.
#[derive(Clone, Debug, Default)]
pub(super) struct Where {
    parts: Vec<String>,
    values: Vec<Value>,
}

impl Where {
    /// One more condition, where there is a value.
    pub(super) fn and(mut self, part: &str, value: Option<impl Into<Value>>) -> Where {
        if let Some(value) = value {
            self.parts.push(part.to_owned());
            self.values.push(value.into());
        }
        self
    }

    /// One more condition without a value.
    pub(super) fn only(mut self, part: &str, wanted: bool) -> Where {
        if wanted {
            self.parts.push(part.to_owned());
        }
        self
    }

    pub(super) fn sql(&self) -> String {
        if self.parts.is_empty() { String::new() } else { format!(" WHERE {}", self.parts.join(" AND ")) }
    }

    pub(super) fn values(&self) -> Vec<Value> {
        self.values.clone()
    }
}

impl CaseFile {
    /// A window on a list: `columns` of `from` under conditions, in an order.
    pub(super) fn listed<T>(
        &self,
        columns: &str,
        from: &str,
        conditions: &Where,
        order: &str,
        window: Window,
        take: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Rows<T>, Error> {
        let under = conditions.sql();
        let total: i64 = self.asked(|case| {
            let mut query = case.connection.prepare_cached(&format!("SELECT count(*) FROM {from}{under}"))?;
            query.query_row(params_from_iter(conditions.values()), |row| row.get(0))
        })?;
        let rows = self.asked(|case| {
            let sql = format!("SELECT {columns} FROM {from}{under} ORDER BY {order} LIMIT ? OFFSET ?");
            let mut values = conditions.values();
            values.extend([Value::from(window.limit as i64), Value::from(window.offset as i64)]);
            case.connection.prepare_cached(&sql)?.query_map(params_from_iter(values), take)?.collect()
        })?;
        Ok(Rows { rows, total: total as usize })
    }

    /// The same of a large table `c` whose `number` tells rows apart: conditions and order are looked up in indexes, and
    /// only rows that are shown are read, joined `with` what else they show.
    pub(super) fn listed_of<T>(
        &self,
        columns: &str,
        (table, with): (&str, &str),
        conditions: &Where,
        order: &str,
        window: Window,
        take: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Rows<T>, Error> {
        let sql = format!("SELECT count(*) FROM {table} c{}", conditions.sql());
        let total: usize = self.asked(|case| {
            let mut query = case.connection.prepare_cached(&sql)?;
            query.query_row(params_from_iter(conditions.values()), |row| row.get(0))
        })?;
        let rows = self.shown_of(columns, (table, with), conditions, order, window, take)?;
        Ok(Rows { rows, total })
    }

    /// The same without counting them.
    pub(super) fn shown_of<T>(
        &self,
        columns: &str,
        (table, with): (&str, &str),
        conditions: &Where,
        order: &str,
        window: Window,
        take: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Error> {
        let (under, mut values) = (conditions.sql(), conditions.values());
        let within = if window == Window::ALL {
            under
        } else {
            values.extend([window.limit, window.offset].map(|n| Value::from(n as i64)));
            let shown = format!("SELECT c.number FROM {table} c{under} ORDER BY {order} LIMIT ? OFFSET ?");
            format!(" WHERE c.number IN ({shown})")
        };
        self.many(&format!("SELECT {columns} FROM {table} c {with}{within} ORDER BY {order}"), values, take)
    }

    /// Rows without counting them.
    pub(super) fn many<T>(
        &self,
        sql: &str,
        values: Vec<Value>,
        take: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Error> {
        self.asked(|case| {
            case.connection.prepare_cached(sql)?.query_map(params_from_iter(values), take)?.collect()
        })
    }

    pub(super) fn asked<T>(&self, ask: impl FnOnce(&CaseFile) -> rusqlite::Result<T>) -> Result<T, Error> {
        ask(self).map_err(|e| self.sqlite(e))
    }
}

/// JSON of a column as a value.
pub(super) fn json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    serde_json::from_str(text)
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, e.into()))
}
