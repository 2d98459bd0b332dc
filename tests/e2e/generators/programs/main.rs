// Calls the mock with a client that openapi-generator wrote. Prints one line for each call.
use openapi::apis::{chat_api, configuration::Configuration, models_api, Error};
use openapi::models::{ChatCompletionRequest, ChatMessage, MessageContent, UserMessage};

fn request(model: &str) -> ChatCompletionRequest {
    let content = MessageContent::String("Say hello.".into());
    let message = ChatMessage::User(Box::new(UserMessage::new(Default::default(), content)));
    ChatCompletionRequest::new(model.into(), vec![message])
}

#[tokio::main]
async fn main() {
    let configuration = Configuration {
        base_path: std::env::var("KIMI_BASE_URL").unwrap(),
        bearer_access_token: std::env::var("MOONSHOT_API_KEY").ok(),
        ..Default::default()
    };
    let answer = chat_api::create_chat_completion(&configuration, request("kimi-k2.6"), None).await.unwrap();
    println!("chat {:?}", answer.choices[0].message.content);
    println!("models {}", models_api::list_models(&configuration).await.unwrap().data.len());
    match chat_api::create_chat_completion(&configuration, request("no-such-model"), None).await {
        Err(Error::ResponseError(error)) => println!("error {}", error.status.as_u16()),
        other => panic!("{other:?}"),
    }
}
