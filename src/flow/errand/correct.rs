//! J16: a mis-tap that was saved. The record's yeses go, its noes stay, and the person
//! gives a new answer.

use super::{Asking, Errand};
use crate::domain::choice::Decision;
use crate::flow::effect::Effect;
use crate::flow::fact::Stamp;
use crate::flow::form::{Kind, Question};
use crate::flow::inputs::Inputs;
use crate::flow::recording::Making;
use crate::flow::recording::elsewhere::{self, Elsewhere};
use crate::flow::state::State;
use crate::wire::record::{RecordRef, Relation};
use crate::words::{date_in_words, time_in_words};

/// Records whose yeses could be taken away, newest first: id, words.
pub fn correctable(state: &State, inputs: &Inputs) -> Vec<(String, String)> {
    let pack = inputs.packs.practitioner();
    let mut found: Vec<(String, String)> = Vec::new();
    for said in state.said.statements.iter().rev() {
        let known = found.iter().any(|known| known.0 == said.record_id);
        if said.decision != Decision::Agreed || known {
            continue;
        }
        let date = date_in_words(&pack, inputs.today(said.decided_at));
        let time = time_in_words(inputs.zone().clock_time_of(said.decided_at));
        let values = [("name", inputs.name(&said.by)), ("date", &*date), ("time", &*time)];
        found.push((said.record_id.clone(), pack.fill("correct.record", &values)));
    }
    found
}

pub fn questions(asking: &Asking) -> Vec<Question> {
    let pack = asking.inputs.packs.practitioner();
    let mut which = Question::new("record".into(), Kind::One, pack.say("correct.which").into());
    for (id, words) in correctable(asking.state, asking.inputs) {
        which.option(&id, &words, "");
    }
    let why = Question::new("why".into(), Kind::Line, pack.say("correct.why").into());
    vec![which.required("correct.problem.which", ""), why.required("correct.problem.why", "")]
}

pub fn make(state: &mut State, inputs: &Inputs, errand: &Errand, stamp: &Stamp) -> Vec<Effect> {
    let Some(id) = errand.answers.one("record").map(str::to_owned) else { return Vec::new() };
    let Some(said) = state.said.statements.iter().find(|said| said.record_id == id) else {
        return Vec::new();
    };
    let (by, to) =
        (said.by.clone(), RecordRef { record_id: id.clone(), digest: said.digest.clone() });
    // First, so that the record restates what stands again without them.
    state.said.corrected.push(id);
    state.said.drop_corrected();
    let family = elsewhere::pass_of(state, inputs, &by, stamp.at);
    let corrected = Elsewhere {
        relates_to: vec![to.related(Relation::Corrects)],
        notes: errand.answers.text("why").to_owned(),
        ..Elsewhere::now(stamp)
    };
    elsewhere::make(state, inputs, &family, (Making::InError, &corrected), stamp)
}
