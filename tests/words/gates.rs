//! Content gates for what families read (rows B5, B16; content model 4.1), for every
//! family's pack that is built in and for the sample organisation's own words.

use consent_disclosure::domain::words::Audience;
use consent_disclosure::words::lint::{BANNED, LONGEST, lint, sentences};
use serde_json::{Value, json};

use super::packs::{pack, places};
use super::readable::grade;
use super::screens::{Talker, both};

/// The mean of a pack's sentences.
const MEAN: f64 = 12.0;

/// The highest grade of any whole screen.
const fn highest_grade(audience: Audience) -> f64 {
    match audience {
        Audience::Adult | Audience::EasyRead => 5.5,
        Audience::YoungPerson | Audience::Child => 4.0,
    }
}

/// What the sample organisation fills into a place, at its longest.
fn sample(place: &str) -> &'static str {
    match place {
        "name" | "first" => "Maya Thompson",
        "last" => "Priya Nair",
        "organisation" => "Northfield Family Help",
        "about" | "names" => "Priya Nair and Asha",
        "without_it" => {
            "We cannot ask Northfield Homes to help if we may not tell them who you are. All our other help goes on."
        }
        "says" => "If you say no, you still get our help.",
        "purpose" => "a place on the Calm Minds course",
        "whose" => "Asha’s",
        "list" => "Why: early help, What we would share and Who we would tell",
        "what" => "Sam Okoro about Asha’s use of alcohol or drugs",
        "kind" => "use of alcohol or drugs",
        "example" => "feeling very low or worried, or medicine for your mood",
        "kinds" => "mental health, use of alcohol or drugs and family life",
        "recipient" => "Sam Okoro",
        "recipients" => "Sam Okoro, Ms Ellis and Helen Price",
        "role" => "school nurse",
        "methods" => "a phone call, a locked email and a meeting",
        "until" | "review" | "date" => "13 March 2027",
        "day" => "13",
        "month" => "March",
        "year" => "2027",
        "time" => "10:40",
        "yes" | "no" | "not_sure" | "place" | "all" => "3",
        "relationship" => "mother",
        "url" => "https://northfield.example/family-help/privacy",
        "reach" => "01632 960030, data.protection@northfield.example",
        other => panic!("what would fill {{{{{other}}}}}?"),
    }
}

/// One sentence, and where it stands.
#[derive(PartialEq)]
struct Found {
    place: String,
    words: Vec<String>,
    count: usize,
}

/// Each sentence of a pack and of the screens made from it.
fn all_sentences(talker: &Talker) -> Vec<Found> {
    let mut all = Vec::new();
    let mut note = |place: &str, text: &str| {
        for sentence in sentences(text) {
            let words = sentence.words.iter().map(|word| (*word).to_owned()).collect();
            let found = Found { place: place.to_owned(), words, count: sentence.count };
            if !all.contains(&found) {
                all.push(found);
            }
        }
    };
    for (key, text) in pack(talker.audience.code()).texts() {
        let filled = places(text).iter().fold(text.clone(), |text, place| {
            text.replace(&["{{", place, "}}"].concat(), sample(place))
        });
        note(key, &filled);
    }
    for screen in talker.screens() {
        screen.lines.iter().for_each(|line| note(screen.id, line));
    }
    all
}

#[test]
fn exp_b16_no_sentence_is_longer_than_twenty_words() {
    for talker in both() {
        let mut all = all_sentences(&talker);
        all.sort_by_key(|found| std::cmp::Reverse(found.count));
        println!("the ten longest sentences for {}:", talker.audience.code());
        for Found { place, words, count } in all.iter().take(10) {
            println!("{count:>3} words, {place}: {}", words.join(" "));
        }
        let Found { place, words, count } = &all[0];
        assert!(*count <= LONGEST, "{place}: {words:?}");
    }
}

#[test]
fn exp_b16_sentences_have_at_most_twelve_words_on_average() {
    for talker in both() {
        // Labels of one or two words would make the mean look better than it reads.
        let counts = all_sentences(&talker).into_iter().map(|found| found.count);
        let all: Vec<usize> = counts.filter(|words| *words > 3).collect();
        assert!(all.len() > 80, "{}", all.len());
        let mean = all.iter().sum::<usize>() as f64 / all.len() as f64;
        println!("{}: {mean:.1} words a sentence, of {}", talker.audience.code(), all.len());
        assert!(mean <= MEAN, "{mean}");
    }
}

#[test]
fn exp_b16_every_whole_screen_is_within_the_grade_of_its_audience() {
    for talker in both() {
        let most = highest_grade(talker.audience);
        let mut steep = Vec::new();
        for screen in talker.screens() {
            let grade = grade(&screen.lines);
            println!("{} {}: grade {grade:.1}", talker.audience.code(), screen.id);
            if grade > most {
                steep.push(format!("{grade:.1} > {most}: {} {}", screen.id, screen.text()));
            }
        }
        assert!(steep.is_empty(), "{}: {steep:#?}", talker.audience.code());
    }
}

#[test]
fn exp_b16_no_word_of_the_office_stands_on_a_family_screen() {
    for talker in both() {
        for Found { place, words, .. } in all_sentences(&talker) {
            let text = words.join(" ").to_lowercase();
            // The name of somebody's office.
            let text = text.replace("data protection officer", "");
            if let Some(word) = text.split(' ').find(|word| BANNED.contains(word)) {
                panic!("{word} in {place}: {words:?}");
            }
            for phrase in ["lawful basis", "legal basis", "third party", "personal information"] {
                assert!(!text.contains(phrase), "{phrase} in {place}: {words:?}");
            }
        }
    }
}

/// What the widget itself says of a configuration in `consent-ready`.
#[test]
fn exp_b16_a_configuration_is_warned_of_what_families_would_stumble_over() {
    let mut config: Value = super::screens::grown().given.config;
    assert_eq!(lint(&config), Vec::<String>::new(), "the sample organisation is fit to be shown");
    let long = "We tell them what they need to know so that they can help you and so that you do not have to say it again.";
    config["purposes"][0]["names"]["en"]["adult"]["use"] = json!(long);
    config["privacy"]["withdraw_routes"][1]["en"] = json!("Contact the multi-agency hub.");
    config["recipients"][0]["why_needed"] = json!({ "en": { "adult": "For processing." } });
    config["words"] =
        json!({ "en": { "adult": { "f1": { "stop": "You may withdraw consent." } } } });
    // No family reads it, and no word of another language is an English one.
    config["law"]["gateways"][0]["title"] = json!("Statutory processing of data.");
    config["methods"][0]["security"]["cy"] = json!("Data.");
    assert_eq!(
        lint(&config),
        [
            "$.privacy.withdraw_routes[1].en: a plainer word than multi-agency",
            "$.purposes[0].names.en.adult.use: 25 words in a sentence; at most 20",
            "$.recipients[0].why_needed.en.adult: a plainer word than processing",
            "$.words.en.adult.f1.stop: a plainer word than consent",
        ]
    );
}
