//! Runs the rows of the clients matrix for one Rust client and prints one JSON line for each. A row is a future that returns an error
//! when the client does not work, or a defect: a mistake of the client that its future has to find.

use serde_json::{json, Value};
use std::{env, future::Future, pin::Pin, time::Duration};

pub const MODEL: &str = "kimi-k2.6";
pub const QUESTION: &str = "What is the weather in Paris?";
pub const QUESTION_OF_TWO: &str = "What is the weather in Paris and in Berlin?";
pub const BOB: &str = "Extract the person: Bob is 40 years old.";
pub const BOB_AS_JSON: &str = "A person named Bob, 40, as JSON with name and age";
pub const IMAGE: &str =
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8DwHwyBNAAj7wP9ClGmQwAAAABJRU5ErkJggg==";

pub type Outcome = Result<(), Box<dyn std::error::Error>>;
pub type Row = Pin<Box<dyn Future<Output = Outcome>>>;

pub struct Entry {
    pub name: &'static str,
    /// Why the row counts as a defect of the client.
    pub defect: Option<&'static str>,
    pub show: fn() -> Row,
}

pub fn url() -> String {
    env::var("KIMI_BASE_URL").expect("KIMI_BASE_URL is set")
}

pub fn api_key() -> String {
    env::var("MOONSHOT_API_KEY").expect("MOONSHOT_API_KEY is set")
}

pub async fn run_rows(rows: &[Entry]) -> Outcome {
    for row in rows {
        control("POST", "/reset", Value::Null).await?;
        let (outcome, detail) = match ((row.show)().await, row.defect) {
            (Ok(()), None) => ("works", String::new()),
            (Ok(()), Some(reason)) => ("defect", reason.to_string()),
            (Err(problem), _) => ("fails", problem.to_string()),
        };
        println!("{{\"row\":{},\"outcome\":{},\"detail\":{}}}", json!(row.name), json!(outcome), json!(detail));
    }
    Ok(())
}

async fn control(method: &str, path: &str, body: Value) -> Result<Value, Box<dyn std::error::Error>> {
    let address = format!("{}/__mock{path}", url().trim_end_matches("/v1"));
    let request = reqwest::Client::new().request(method.parse()?, address);
    let request = if body.is_null() { request } else { request.json(&body) };
    let text = request.send().await?.error_for_status()?.text().await?;
    Ok(if text.is_empty() { Value::Null } else { serde_json::from_str(&text)? })
}

/// The next requests get a scenario or fault.
pub async fn next_is(id: &str, times: u32) -> Outcome {
    control("PUT", "/scenarios", json!({"id": id, "times": times})).await.map(drop)
}

/// The next request gets a reply that takes many seconds to stream.
pub async fn reply_long() -> Outcome {
    reply(json!({"content": "word ".repeat(2000), "pace": "slow"})).await
}

/// The next request gets a reply that starts after five seconds.
pub async fn reply_late() -> Outcome {
    reply(json!({"content": "late", "delayMs": 5000})).await
}

async fn reply(own: Value) -> Outcome {
    control("POST", "/fixtures", json!({"times": 1, "reply": own})).await.map(drop)
}

async fn requests() -> Result<Vec<Value>, Box<dyn std::error::Error>> {
    let journal = control("GET", "/requests", Value::Null).await?;
    let all = journal["requests"].as_array().ok_or("no journal")?;
    Ok(all.iter().filter(|entry| entry["method"] == "POST").cloned().collect())
}

pub async fn check_retried() -> Outcome {
    let statuses: Vec<Value> = requests().await?.iter().map(|entry| entry["status"].clone()).collect();
    check(statuses == [429, 429, 200], &format!("{statuses:?}"))
}

pub async fn check_left() -> Outcome {
    for _ in 0..50 {
        if requests().await?.last().is_some_and(|entry| !entry["clientLeft"].is_null() && entry["clientLeft"] != false) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err("the journal does not say that the client left".into())
}

pub fn city() -> Value {
    json!({"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]})
}

pub fn person() -> Value {
    json!({
        "type": "object",
        "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
        "required": ["name", "age"],
        "additionalProperties": false
    })
}

pub fn check_bob(text: &str) -> Outcome {
    let made: Value = serde_json::from_str(text)?;
    check(made["name"] == "Bob" && made["age"] == 40, text)
}

pub fn check(holds: bool, text: &str) -> Outcome {
    if holds {
        Ok(())
    } else {
        Err(text.into())
    }
}
