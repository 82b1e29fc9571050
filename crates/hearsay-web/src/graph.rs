//! Ways that statements came → a drawing: who speaks through whom to which outlet?
//!
//! A library finds the places; the drawing is written here, so that it has the colours of the page and its nodes are links.

use crate::plot::tenth;
use askama::Template;
use askama::filters::HtmlSafe;
use layout::core::base::Orientation;
use layout::core::format::{ClipHandle, RenderBackend};
use layout::core::geometry::Point;
use layout::core::style::StyleAttr;
use layout::std_shapes::shapes::{Arrow, Element, ShapeKind};
use layout::topo::layout::VisualGraph;
use std::collections::BTreeMap;

/// A node: a voice.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) href: Option<String>,
}

/// From a voice to the one that passes its words on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) statements: usize,
}

/// A drawn node.
#[derive(Clone, Debug)]
struct Box {
    node: usize,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// A drawn edge.
#[derive(Clone, Debug)]
struct Line {
    path: String,
    width: f64,
    title: String,
}

/// The drawing.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/graph.html")]
pub(crate) struct Graph {
    label: String,
    nodes: Vec<(Node, Box, String)>,
    lines: Vec<Line>,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}
impl HtmlSafe for Graph {}

/// Characters of a name that a node shows.
const NAME: usize = 26;

/// Draws the nodes and edges; none where there are none, or they cannot be placed.
pub(crate) fn graph(label: &str, nodes: &[Node], edges: &[Edge]) -> Option<Graph> {
    if nodes.is_empty() || edges.is_empty() {
        return None;
    }
    // What cannot be placed is left undrawn: the tables beside it have all.
    let placed = std::panic::catch_unwind(|| place(nodes, edges)).ok()?;
    let (mut left, mut top, mut right, mut bottom) = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    for b in &placed.boxes {
        (left, top) = (left.min(b.x), top.min(b.y));
        (right, bottom) = (right.max(b.x + b.width), bottom.max(b.y + b.height));
    }
    for (x, y) in placed.lines.iter().flat_map(|l| &l.1) {
        (left, top) = (left.min(*x), top.min(*y));
        (right, bottom) = (right.max(*x), bottom.max(*y));
    }
    let most = edges.iter().map(|e| e.statements).max().unwrap_or(1).max(1) as f64;
    let lines = placed.lines.iter().filter_map(|(edge, points)| {
        let e = edges.get(*edge)?;
        let path = curve(points)?;
        let title = format!(
            "{} → {}: {}",
            nodes[e.from].name,
            nodes[e.to].name,
            crate::parts::count(e.statements, "statement")
        );
        Some(Line { path, width: tenth(1.0 + 5.0 * (e.statements as f64 / most).sqrt()), title })
    });
    Some(Graph {
        label: label.to_owned(),
        lines: lines.collect(),
        nodes: placed
            .boxes
            .into_iter()
            .filter_map(|b| {
                let node = nodes.get(b.node)?;
                Some((node.clone(), b, cut(&node.name)))
            })
            .collect(),
        left: tenth(left - 8.0),
        top: tenth(top - 8.0),
        width: tenth(right - left + 16.0),
        height: tenth(bottom - top + 16.0),
    })
}

/// The points of a line as SVG writes them.
fn curve(points: &[(f64, f64)]) -> Option<String> {
    let [start, a, b, c, rest @ ..] = points else { return None };
    let pair = |p: &(f64, f64)| format!("{} {}", p.0, p.1);
    let mut out = format!("M{} C{} {} {}", pair(start), pair(a), pair(b), pair(c));
    for two in rest.chunks_exact(2) {
        out += &format!(" S{} {}", pair(&two[0]), pair(&two[1]));
    }
    Some(out)
}

fn cut(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    name.chars().take(NAME - 1).collect::<String>() + "…"
}

/// What the library draws is noted down.
#[derive(Default)]
struct Placed {
    boxes: Vec<Box>,
    /// The edge; where it begins, and then control and end of each of its curves.
    lines: Vec<(usize, Vec<(f64, f64)>)>,
}

impl Placed {
    fn shift(&mut self, right: f64, down: f64) {
        for b in &mut self.boxes {
            (b.x, b.y) = (tenth(b.x + right), tenth(b.y + down));
        }
        for (x, y) in self.lines.iter_mut().flat_map(|l| &mut l.1) {
            (*x, *y) = (tenth(*x + right), tenth(*y + down));
        }
    }
}

/// A place of the library on the drawing.
fn at(p: &Point) -> (f64, f64) {
    (p.x, p.y * NEARER)
}

/// How much nearer than the library sets them nodes stand to those above and below.
const NEARER: f64 = 0.6;
/// Between what is not connected.
const GAP: f64 = 26.0;

/// What is connected is placed together, the largest group first, each below the one before.
fn place(nodes: &[Node], edges: &[Edge]) -> Placed {
    let mut group: Vec<usize> = (0..nodes.len()).collect();
    for e in edges {
        let (a, b) = (group[e.from], group[e.to]);
        group.iter_mut().filter(|g| **g == b).for_each(|g| *g = a);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (node, g) in group.iter().enumerate() {
        groups.entry(*g).or_default().push(node);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort_by_key(|g| (std::cmp::Reverse(g.len()), g[0]));
    let mut all = Placed::default();
    let mut below = 0.0;
    for group in groups {
        let mut placed = Placed::default();
        place_group(nodes, edges, &group, &mut placed);
        let top = placed.boxes.iter().map(|b| b.y).fold(f64::MAX, f64::min);
        let left = placed.boxes.iter().map(|b| b.x).fold(f64::MAX, f64::min);
        placed.shift(-left, below - top);
        below = placed.boxes.iter().map(|b| b.y + b.height).fold(below, f64::max) + GAP;
        all.boxes.extend(placed.boxes);
        all.lines.extend(placed.lines);
    }
    all
}

fn place_group(nodes: &[Node], edges: &[Edge], group: &[usize], placed: &mut Placed) {
    let sideways = Orientation::LeftToRight;
    let mut visual = VisualGraph::new(sideways);
    let mut handles = BTreeMap::new();
    for node in group {
        let name = cut(&nodes[*node].name);
        let size = Point::new(name.chars().count() as f64 * 7.4 + 22.0, 28.0 / NEARER);
        let shape = ShapeKind::new_box(&name);
        let element =
            Element::create_with_properties(shape, StyleAttr::simple(), sideways, size, node.to_string());
        handles.insert(*node, visual.add_node(element));
    }
    for (i, e) in edges.iter().enumerate() {
        if let (Some(from), Some(to)) = (handles.get(&e.from), handles.get(&e.to)) {
            if e.from != e.to {
                visual.add_edge(Arrow::simple_with_properties("", i.to_string()), *from, *to);
            }
        }
    }
    visual.do_it(false, false, false, placed);
}

impl RenderBackend for Placed {
    fn draw_rect(
        &mut self,
        xy: Point,
        size: Point,
        _: &StyleAttr,
        properties: Option<String>,
        _: Option<ClipHandle>,
    ) {
        if let Some(node) = properties.and_then(|p| p.parse().ok()) {
            let (x, y) = at(&xy);
            self.boxes.push(Box { node, x, y, width: tenth(size.x), height: tenth(size.y * NEARER) });
        }
    }

    fn draw_line(&mut self, _: Point, _: Point, _: &StyleAttr, _: Option<String>) {}

    fn draw_circle(&mut self, _: Point, _: Point, _: &StyleAttr, _: Option<String>) {}

    fn draw_text(&mut self, _: Point, _: &str, _: &StyleAttr) {}

    fn draw_arrow(
        &mut self,
        path: &[(Point, Point)],
        _: bool,
        _: (bool, bool),
        _: &StyleAttr,
        properties: Option<String>,
        _: &str,
    ) {
        let (Some(edge), [first, second, rest @ ..]) = (properties.and_then(|p| p.parse().ok()), path) else {
            return;
        };
        let mut points = vec![at(&first.0), at(&first.1), at(&second.0), at(&second.1)];
        points.extend(rest.iter().flat_map(|(control, to)| [at(control), at(to)]));
        self.lines.push((edge, points));
    }

    fn create_clip(&mut self, _: Point, _: Point, _: usize) -> ClipHandle {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_voice_is_drawn_once_and_stands_left_of_whom_it_speaks_through() {
        let node = |name: &str| Node { name: name.into(), kind: "person".into(), href: None };
        let nodes = [node("Ina Corvell"), node("a statement"), node("KNA")];
        let edge = |from, to| Edge { from, to, statements: 2 };
        let drawn = graph("ways", &nodes, &[edge(0, 1), edge(1, 2), edge(0, 2)]).expect("it can be placed");
        assert_eq!((drawn.nodes.len(), drawn.lines.len()), (3, 3));
        let x = |i: usize| drawn.nodes.iter().find(|n| n.1.node == i).map(|n| n.1.x).expect("it is drawn");
        assert!(x(0) < x(1) && x(1) < x(2));
    }

    #[test]
    fn voices_in_a_circle_are_drawn_too() {
        let node = |name: &str| Node { name: name.into(), kind: "outlet".into(), href: None };
        let edges = [(0, 1), (1, 0)].map(|(from, to)| Edge { from, to, statements: 1 });
        let drawn = graph("ways", &[node("Korda"), node("KNA")], &edges);
        assert_eq!(drawn.map(|d| d.nodes.len()), Some(2));
        assert!(graph("ways", &[], &[]).is_none());
    }
}
