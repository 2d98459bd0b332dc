// Calls the mock with a client that openapi-generator wrote. Prints one line for each call.
package org.openapitools.client;

import java.util.List;
import org.openapitools.client.api.ChatApi;
import org.openapitools.client.api.ModelsApi;
import org.openapitools.client.model.*;

public class Main {
  static ChatCompletionRequest request(String model) {
    UserMessage user = new UserMessage().role(UserMessage.RoleEnum.USER).content(new MessageContent("Say hello."));
    return new ChatCompletionRequest().model(model).messages(List.of(new ChatMessage(user)));
  }

  public static void main(String[] args) throws Exception {
    ApiClient client = Configuration.getDefaultApiClient();
    client.setBasePath(System.getenv("KIMI_BASE_URL"));
    client.setBearerToken(System.getenv("MOONSHOT_API_KEY"));
    ChatApi chat = new ChatApi(client);
    System.out.println("chat " + chat.createChatCompletion(request("kimi-k2.6"), null).getChoices().get(0).getMessage().getContent());
    try (okhttp3.Response response = chat.createChatCompletionCall(request("kimi-k2.6").stream(true), null, null).execute()) {
      System.out.println("stream " + (response.body().string().split("data: ").length - 1));
    }
    System.out.println("models " + new ModelsApi(client).listModels().getData().size());
    try {
      chat.createChatCompletion(request("no-such-model"), null);
    } catch (ApiException error) {
      System.out.println("error " + error.getCode());
    }
  }
}
