//! Every format, from a story written for the tests and from one that means harm: is it whole, true and harmless?

mod cases;
mod documents;
mod lines;
mod linked;
mod sheets;
mod written;
