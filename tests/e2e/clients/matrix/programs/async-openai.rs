//! async-openai
mod rows;

use async_openai::{config::OpenAIConfig, error::OpenAIError, types::chat::*, Client};
use futures::StreamExt;
use rows::*;
use serde_json::{json, Value};
use std::time::Duration;

type Ask = Result<ChatCompletionResponseMessage, OpenAIError>;

fn client_of(key: &str) -> Client<OpenAIConfig> {
    Client::with_config(OpenAIConfig::new().with_api_base(url()).with_api_key(key))
}

fn client() -> Client<OpenAIConfig> {
    client_of(&api_key())
}

fn user(text: &str) -> ChatCompletionRequestMessage {
    ChatCompletionRequestUserMessage::from(text).into()
}

fn request_of(messages: Vec<ChatCompletionRequestMessage>) -> CreateChatCompletionRequest {
    CreateChatCompletionRequest { model: MODEL.into(), messages, ..Default::default() }
}

fn hello() -> CreateChatCompletionRequest {
    request_of(vec![user("Hello")])
}

async fn ask(request: CreateChatCompletionRequest) -> Ask {
    Ok(client().chat().create(request).await?.choices.remove(0).message)
}

async fn ask_text(request: CreateChatCompletionRequest) -> Result<String, OpenAIError> {
    Ok(ask(request).await?.content.unwrap_or_default())
}

/// With the feature byot, the program sets `stream` itself.
fn streamed(request: CreateChatCompletionRequest) -> CreateChatCompletionRequest {
    CreateChatCompletionRequest { stream: Some(true), ..request }
}

async fn read(request: CreateChatCompletionRequest) -> Result<Vec<CreateChatCompletionStreamResponse>, OpenAIError> {
    let mut stream = client().chat().create_stream(streamed(request)).await?;
    let mut chunks = Vec::new();
    while let Some(chunk) = stream.next().await {
        chunks.push(chunk?);
    }
    Ok(chunks)
}

fn refused(problem: OpenAIError) -> Result<(u16, String), OpenAIError> {
    match problem {
        OpenAIError::ApiError(answer) => Ok((answer.status_code.as_u16(), answer.api_error.message)),
        other => Err(other),
    }
}

/// The crate's own types have no reasoning_content, so a loop with them is refused; with types of the program (`create_byot`) it ends.
async fn tool_loop(text: &str, calls: usize) -> Outcome {
    let function = FunctionObject {
        name: "get_weather".into(),
        description: Some("Weather of a city".into()),
        parameters: Some(city()),
        strict: None,
    };
    let mut request = request_of(vec![user(text)]);
    request.tools = Some(vec![ChatCompletionTools::Function(ChatCompletionTool { function })]);
    let mut own = serde_json::to_value(&request)?;

    let first = ask(request.clone()).await?;
    let made = first.tool_calls.ok_or("no calls")?;
    check(made.len() == calls, "another number of calls")?;
    let sent = ChatCompletionRequestAssistantMessage { tool_calls: Some(made.clone()), ..Default::default() };
    request.messages.push(sent.into());
    for call in &made {
        let ChatCompletionMessageToolCalls::Function(call) = call else { return Err("not a function".into()) };
        let result = ChatCompletionRequestToolMessage { content: "21 degrees".into(), tool_call_id: call.id.clone() };
        request.messages.push(result.into());
    }
    let (status, reason) = refused(ask(request).await.err().ok_or("the typed loop is not refused")?)?;
    check(status == 400 && reason.contains("reasoning_content is missing"), &reason)?;

    let answer: Value = client().chat().create_byot(&own).await?;
    let message = answer["choices"][0]["message"].clone();
    let history = own["messages"].as_array_mut().ok_or("no messages")?;
    let made = message["tool_calls"].as_array().ok_or("no calls")?.clone();
    history.push(message);
    for call in made {
        history.push(json!({"role": "tool", "tool_call_id": call["id"], "content": "21 degrees"}));
    }
    let last: Value = client().chat().create_byot(own).await?;
    let text = last["choices"][0]["message"]["content"].as_str().unwrap_or_default();
    check(text.contains("21 degrees"), text)
}

async fn multi_turn() -> Outcome {
    let first = ask_text(request_of(vec![user("My name is Ada.")])).await?;
    let answered = ChatCompletionRequestAssistantMessage::from(first.as_str());
    let last = ask_text(request_of(vec![user("My name is Ada."), answered.into(), user("What is my name?")])).await?;
    check(last.contains("Ada"), &last)
}

async fn vision() -> Outcome {
    let text = ChatCompletionRequestMessageContentPartText::from("What is this?");
    let shown = ChatCompletionRequestMessageContentPartImage::from(ImageUrl { url: IMAGE.into(), detail: None });
    let content = ChatCompletionRequestUserMessageContent::Array(vec![text.into(), shown.into()]);
    let last = ask_text(request_of(vec![ChatCompletionRequestUserMessage { content, name: None }.into()])).await?;
    check(last.contains("image"), &last)
}

async fn json_object() -> Outcome {
    let mut request = request_of(vec![user(BOB_AS_JSON)]);
    request.response_format = Some(ResponseFormat::JsonObject);
    check_bob(&ask_text(request).await?)
}

async fn json_schema() -> Outcome {
    let json_schema = ResponseFormatJsonSchema { name: "person".into(), schema: person(), strict: Some(true), description: None };
    let mut request = request_of(vec![user(BOB)]);
    request.response_format = Some(ResponseFormat::JsonSchema { json_schema });
    check_bob(&ask_text(request).await?)
}

async fn reasoning() -> Outcome {
    let typed = serde_json::to_value(ask(hello()).await?)?;
    check(typed.get("reasoning_content").is_none(), "the types have reasoning_content")?;
    let answer: Value = client().chat().create_byot(hello()).await?;
    check(answer["choices"][0]["message"]["reasoning_content"].is_string(), "no reasoning")
}

async fn stream_usage() -> Outcome {
    let mut request = hello();
    request.stream_options = Some(ChatCompletionStreamOptions { include_usage: Some(true), include_obfuscation: None });
    let chunks = read(request).await?;
    let usage = chunks.last().and_then(|chunk| chunk.usage.as_ref()).ok_or("no usage")?;
    check(usage.total_tokens > 0, "no tokens")
}

async fn wrong_key() -> Outcome {
    let problem = client_of("sk-wrong").chat().create(hello()).await.err().ok_or("no error")?;
    let (status, reason) = refused(problem)?;
    check(status == 401, &reason)
}

async fn abort() -> Outcome {
    reply_long().await?;
    let mut stream = client().chat().create_stream(streamed(hello())).await?;
    stream.next().await.ok_or("no chunk")??;
    drop(stream);
    check_left().await
}

async fn timeout() -> Outcome {
    reply_late().await?;
    let limited = reqwest::Client::builder().timeout(Duration::from_millis(500)).build()?;
    match client().with_http_client(limited).chat().create(hello()).await {
        Err(OpenAIError::Reqwest(problem)) => check(problem.is_timeout(), "another error"),
        _ => Err("no error of reqwest".into()),
    }
}

const TYPES: &str = "its types have no reasoning_content; with types of the program (feature byot) the text is reached";
const LOOP: &str = "its types drop reasoning_content, so the second request is refused with 400, as on the service; with types of the \
                    program (feature byot) the loop ends well";

#[tokio::main]
async fn main() -> Outcome {
    let row = |name, show| Entry { name, defect: None, show };
    run_rows(&[
        row("chat", || Box::pin(async { check(!ask_text(hello()).await?.is_empty(), "no text") })),
        row("stream", || {
            Box::pin(async {
                let chunks = read(hello()).await?;
                let text: String = chunks.iter().filter_map(|chunk| chunk.choices[0].delta.content.clone()).collect();
                check(!text.is_empty(), "no text")
            })
        }),
        row("multi-turn", || Box::pin(multi_turn())),
        Entry { name: "tool-loop", defect: Some(LOOP), show: || Box::pin(tool_loop(QUESTION, 1)) },
        Entry { name: "parallel-tools", defect: Some(LOOP), show: || Box::pin(tool_loop(QUESTION_OF_TWO, 2)) },
        row("vision", || Box::pin(vision())),
        row("json_object", || Box::pin(json_object())),
        row("json_schema", || Box::pin(json_schema())),
        Entry { name: "reasoning", defect: Some(TYPES), show: || Box::pin(reasoning()) },
        row("stream-usage", || Box::pin(stream_usage())),
        row("401", || Box::pin(wrong_key())),
        row("429-retried", || {
            Box::pin(async {
                next_is("rate_limit_reached_error.rpm", 2).await?;
                ask(hello()).await?;
                check_retried().await
            })
        }),
        row("abort", || Box::pin(abort())),
        row("broken-stream", || {
            Box::pin(async {
                next_is("stream-cut", 1).await?;
                check(read(hello()).await.is_err(), "no error")
            })
        }),
        row("timeout", || Box::pin(timeout())),
    ])
    .await
}
