//! Readings → Case: what do many reports say together?
