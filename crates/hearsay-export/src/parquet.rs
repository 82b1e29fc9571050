//! Tables → Parquet: columns for DuckDB, pandas, Polars and Spark.
//!
//! Words are UTF-8 strings, whole numbers 64 bits wide, every column may be null; pages are compressed with Snappy.

use crate::Desk;
use crate::tables::{self, Cell, Column, Kind, Row, Table};
use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::io::{self, Write};
use std::sync::Arc;

/// So many rows are held at once and written as one group.
const GROUP: usize = 1 << 14;

/// Writes one table.
///
/// # Errors
/// Where `out` fails.
pub fn write(desk: &Desk<'_>, table: &'static Table, out: &mut dyn Write) -> io::Result<()> {
    let mut file = File::new(table, Box::new(out))?;
    tables::each(desk, Some(table.name), &mut |_, row| file.put(row))?;
    file.close()
}

/// Writes every table, each to what `open` gives for it; tables without a row have their columns.
///
/// # Errors
/// Where one of them fails.
pub fn write_all(
    desk: &Desk<'_>,
    open: &mut dyn FnMut(&'static Table) -> io::Result<Box<dyn Write>>,
) -> io::Result<()> {
    let mut rest = tables::all();
    let mut next = || -> io::Result<_> {
        let Some(table) = rest.next() else { return Ok(None) };
        Ok(Some((table.name, File::new(table, open(table)?)?)))
    };
    let mut current = next()?;
    tables::each(desk, None, &mut |table, row| {
        while let Some((_, done)) = current.take_if(|(name, _)| *name != table.name) {
            done.close()?;
            current = next()?;
        }
        let out_of_order = || io::Error::other(format!("the table {} comes out of its order", table.name));
        current.as_mut().ok_or_else(out_of_order)?.1.put(row)
    })?;
    while let Some((_, done)) = current.take() {
        done.close()?;
        current = next()?;
    }
    Ok(())
}

/// A file that is being written.
struct File<'d, 'o> {
    /// Writes to memory: what it has written goes on to `out` after each group.
    writer: SerializedFileWriter<Vec<u8>>,
    out: Box<dyn Write + 'o>,
    columns: Vec<&'static Column>,
    rows: Vec<Row<'d>>,
}

impl<'d, 'o> File<'d, 'o> {
    fn new(table: &'static Table, out: Box<dyn Write + 'o>) -> io::Result<File<'d, 'o>> {
        let columns: Vec<&Column> = table.all_columns().collect();
        let fields = columns.iter().map(|c| field(c).map(Arc::new)).collect::<Result<Vec<_>, _>>();
        let schema = Type::group_type_builder(table.name)
            .with_fields(fields.map_err(other)?)
            .build()
            .map_err(other)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(format!("hearsay version {}", hearsay::VERSION))
            .build();
        let writer =
            SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties)).map_err(other)?;
        Ok(File { writer, out, columns, rows: Vec::new() })
    }

    fn put(&mut self, row: Row<'d>) -> io::Result<()> {
        self.rows.push(row);
        if self.rows.len() < GROUP { Ok(()) } else { self.group() }
    }

    /// Writes what is held.
    fn group(&mut self) -> io::Result<()> {
        let mut group = self.writer.next_row_group().map_err(other)?;
        for (i, column) in self.columns.iter().enumerate() {
            let cells = || self.rows.iter().map(|r| r.cells.get(i).unwrap_or(&Cell::Empty));
            let mut writer = match group.next_column().map_err(other)? {
                Some(writer) => writer,
                None => break,
            };
            match column.kind {
                Kind::Text => {
                    let values = cells().map(|c| match c {
                        Cell::Text(t) => Some(ByteArray::from(t.as_bytes().to_vec())),
                        _ => None,
                    });
                    fill::<ByteArrayType>(writer.typed(), values)
                }
                Kind::Whole => {
                    let values = cells().map(|c| if let Cell::Whole(n) = c { Some(*n) } else { None });
                    fill::<Int64Type>(writer.typed(), values)
                }
                Kind::Real => {
                    let values = cells().map(|c| if let Cell::Real(x) = c { Some(*x) } else { None });
                    fill::<DoubleType>(writer.typed(), values)
                }
                Kind::Flag => {
                    let values = cells().map(|c| if let Cell::Flag(f) = c { Some(*f) } else { None });
                    fill::<BoolType>(writer.typed(), values)
                }
            }
            .map_err(other)?;
            writer.close().map_err(other)?;
        }
        group.close().map_err(other)?;
        self.rows.clear();
        self.pass_on()
    }

    fn pass_on(&mut self) -> io::Result<()> {
        let written = std::mem::take(self.writer.inner_mut());
        self.out.write_all(&written)
    }

    fn close(mut self) -> io::Result<()> {
        if !self.rows.is_empty() {
            self.group()?;
        }
        self.writer.finish().map_err(other)?;
        self.pass_on()?;
        self.out.flush()
    }
}

/// Values and, for each cell, whether it has one.
fn fill<T: DataType>(
    writer: &mut parquet::column::writer::ColumnWriterImpl<'_, T>,
    cells: impl Iterator<Item = Option<T::T>>,
) -> Result<(), ParquetError> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    writer.write_batch(&values, Some(&levels), None).map(|_| ())
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let (kind, logical, converted) = match column.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String), ConvertedType::UTF8),
        Kind::Whole => (Physical::INT64, None, ConvertedType::NONE),
        Kind::Real => (Physical::DOUBLE, None, ConvertedType::NONE),
        Kind::Flag => (Physical::BOOLEAN, None, ConvertedType::NONE),
    };
    Type::primitive_type_builder(column.name, kind)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .with_converted_type(converted)
        .build()
}

fn other(error: ParquetError) -> io::Error {
    io::Error::other(error)
}
