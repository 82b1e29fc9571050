//! Features → scores: what does the trained network say of each token?
//!
//! Embeddings are looked up here, from tables of eight bits; the rest of the network is ONNX and runs in `rten`.
//! Both are compiled in. The first layer and the convolutions multiply whole numbers, eight bits by seven: their sums are the
//! same on every processor, and no step in between can overflow on one without VNNI. Scores leave as integers, so that two
//! processors that differ in the last bit of what remains agree.

use super::features::{Features, ROWS, TABLES};
use rten::{Model, ModelOptions, NodeId, OpRegistry, RunOptions, ThreadPool, Value};
use rten_tensor::{AsView, NdTensor};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

const GRAPH: &[u8] = include_bytes!("../../../../models/tagger.onnx");
const NUMBERS: &[u8] = include_bytes!("../../../../models/tables.bin");

/// Width of each table of embeddings.
const WIDTHS: [usize; 6] = [64, 24, 32, 16, 16, 16];
const PIECES: usize = 30_522;
const VECTOR: usize = 96;
const INPUT: usize = 64 + 24 + 32 + 16 + 16 + 16 + VECTOR;

pub(super) const POS: usize = 17;
pub(super) const NAMES: usize = 9;
pub(super) const ROLES: usize = 7;
pub(super) const RELATIONS: usize = 37;
pub(super) const ARC: usize = 64;
/// Heads farther away than this are scored as if they stood here.
pub(super) const REACH: usize = 32;

const LOW: usize = POS + NAMES;
const TOP: usize = ROLES + RELATIONS + 2 * ARC;

/// One unit of score, a share of a natural logarithm.
const UNIT: f32 = 64.0;

/// To the nearest whole unit, halves away from nothing. Cut off after a half is added: without SSE 4.1 `round` is a call, and the
/// heads of a sentence ask for it once a pair of words.
pub(super) fn whole(score: f32) -> i32 {
    (score * UNIT + 0.5f32.copysign(score)) as i32
}

/// Scores of a window of tokens.
pub(super) struct Scores {
    low: Vec<f32>,
    top: Vec<f32>,
}

impl Scores {
    fn low(&self, i: usize, at: usize, width: usize) -> &[f32] {
        self.low.get(i * LOW + at..i * LOW + at + width).unwrap_or(&[])
    }

    fn top(&self, i: usize, at: usize, width: usize) -> &[f32] {
        self.top.get(i * TOP + at..i * TOP + at + width).unwrap_or(&[])
    }

    pub(super) fn pos(&self, i: usize) -> &[f32] {
        self.low(i, 0, POS)
    }

    pub(super) fn names(&self, i: usize) -> &[f32] {
        self.low(i, POS, NAMES)
    }

    pub(super) fn roles(&self, i: usize) -> &[f32] {
        self.top(i, 0, ROLES)
    }

    pub(super) fn relations(&self, i: usize) -> &[f32] {
        self.top(i, ROLES, RELATIONS)
    }

    /// What the token looks for in its head.
    pub(super) fn seeks(&self, i: usize) -> &[f32] {
        self.top(i, ROLES + RELATIONS, ARC)
    }

    /// What the token offers as a head.
    pub(super) fn offers(&self, i: usize) -> &[f32] {
        self.top(i, ROLES + RELATIONS + ARC, ARC)
    }
}

/// The network with its tables.
pub(super) struct Network {
    graph: Option<Graph>,
    /// Where each table starts in [`NUMBERS`], the word vectors last.
    starts: [usize; 7],
    /// Score of a head at a distance, from [`REACH`] before to [`REACH`] behind; a root in the middle.
    pub(super) near: Vec<f32>,
    /// Weighted scores of a role after another.
    pub(super) after: [[i32; ROLES]; ROLES],
}

struct Graph {
    model: Model,
    input: NodeId,
    outputs: [NodeId; 2],
}

fn number(at: usize) -> f32 {
    NUMBERS.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0.0, f32::from_le_bytes)
}

/// The network, made ready at the first call.
pub(super) fn network() -> &'static Network {
    static LOADED: OnceLock<Network> = OnceLock::new();
    LOADED.get_or_init(|| {
        let mut starts = [0; 7];
        let mut at = 0;
        for (t, (rows, width)) in ROWS.into_iter().zip(WIDTHS).chain([(PIECES, VECTOR)]).enumerate() {
            starts[t] = at;
            at += rows * (4 + width);
        }
        let near = (0..=2 * REACH).map(|i| number(at + 4 * i)).collect();
        at += 4 * (2 * REACH + 1);
        let after = std::array::from_fn(|a| std::array::from_fn(|b| whole(number(at + 4 * (a * ROLES + b)))));
        Network { graph: apart(Graph::load), starts, near, after }
    })
}

/// Does some work of `rten` on a plain thread, which waits for it.
///
/// `rten` loads and runs on pools of its own, and a worker of another pool that waited for one would take up further
/// reports meanwhile, one inside the other: the second would then ask for the network that the first is still loading,
/// and neither would ever end.
fn apart<T: Send>(work: impl Fn() -> Option<T> + Send + Sync) -> Option<T> {
    std::thread::scope(|scope| match std::thread::Builder::new().spawn_scoped(scope, &work) {
        Ok(thread) => thread.join().ok().flatten(),
        Err(_) => work(),
    })
}

impl Graph {
    fn load() -> Option<Graph> {
        let model = ModelOptions::with_ops(OpRegistry::with_all_ops())
            .prepack_weights(true)
            .load_static_slice(GRAPH)
            .ok()?;
        let input = *model.input_ids().first()?;
        let outputs = [model.find_node("low")?, model.find_node("top")?];
        Some(Graph { model, input, outputs })
    }

    fn run(&self, embeddings: &NdTensor<f32, 2>) -> Option<Scores> {
        // Reports are read in parallel; one report stays on one thread.
        thread_local! {
            static POOL: Arc<ThreadPool> = Arc::new(ThreadPool::with_num_threads(1));
        }
        let options = RunOptions::default().with_thread_pool(Some(POOL.with(Arc::clone)));
        let inputs = || vec![(self.input, embeddings.view().into())];
        let run = || self.model.run_n(inputs(), self.outputs, Some(options.clone())).ok();
        let found: Option<[Value; 2]> = apart(run);
        let [low, top] = found?.map(|v| v.into_tensor::<f32>().map(|t| t.into_data()));
        Some(Scores { low: low?, top: top? })
    }
}

impl Network {
    /// Scores of some tokens of a report, read as one text.
    pub(super) fn scores(&self, features: &Features, range: Range<usize>) -> Scores {
        let embeddings = self.embed(features, range.clone());
        let found = self.graph.as_ref().and_then(|g| g.run(&embeddings));
        // The graph is compiled in and tested; without it nothing would be tagged, and nothing would break.
        found.unwrap_or_else(|| Scores {
            low: vec![0.0; range.len() * LOW],
            top: vec![0.0; range.len() * TOP],
        })
    }

    fn embed(&self, features: &Features, range: Range<usize>) -> NdTensor<f32, 2> {
        let n = range.len();
        let mut out = vec![0.0; n * INPUT];
        for (row, i) in out.chunks_exact_mut(INPUT).zip(range) {
            let mut at = [0; 6];
            let mut sum = 0;
            for (t, width) in WIDTHS.into_iter().enumerate() {
                at[t] = sum;
                sum += width;
            }
            for (id, t) in features.ids[i].into_iter().zip(TABLES) {
                self.add(t, id, WIDTHS[t], 1.0, &mut row[at[t]..at[t] + WIDTHS[t]]);
            }
            let pieces = features.pieces_of(i);
            let share = 1.0 / pieces.len().max(1) as f32;
            for &piece in pieces {
                self.add(6, piece, VECTOR, share, &mut row[INPUT - VECTOR..]);
            }
        }
        NdTensor::from_data([n, INPUT], out)
    }

    /// Adds a share of a row of a table.
    fn add(&self, table: usize, row: u16, width: usize, share: f32, to: &mut [f32]) {
        let at = self.starts[table] + usize::from(row) * (4 + width);
        let scale = number(at) * share;
        for (x, &b) in to.iter_mut().zip(NUMBERS.get(at + 4..at + 4 + width).unwrap_or(&[])) {
            *x += f32::from(b as i8) * scale;
        }
    }
}
