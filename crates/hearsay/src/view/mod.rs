//! Reading, Case → views: plain structs shaped for a reader; the only types that serialise.

pub mod case;
pub mod changes;
pub mod correction;
pub mod decision;
mod identify;
pub mod parts;
pub mod reading;
mod restore;
pub mod served;
pub mod verify;

pub use case::CaseView;
pub use identify::identify;
pub use reading::ReadingView;
