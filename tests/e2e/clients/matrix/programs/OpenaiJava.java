import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.RequestOptions;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.ResponseFormatJsonObject;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** com.openai:openai-java */
final class OpenaiJava {
  static final OpenAIClient CLIENT = clientOf(Rows.KEY, 0);
  static final String DROPPED =
      "toParam() drops reasoning_content, so the second request is refused with 400, as on the service; "
          + "with putAdditionalProperty the loop ends well";

  /** The class of the parse helper. */
  public static class Person {
    public String name;
    public int age;
  }

  static OpenAIClient clientOf(String key, int retries) {
    return OpenAIOkHttpClient.builder().baseUrl(Rows.URL).apiKey(key).maxRetries(retries).build();
  }

  static ChatCompletionCreateParams.Builder ask(String text) {
    return ChatCompletionCreateParams.builder().model(Rows.MODEL).addUserMessage(text);
  }

  static ChatCompletion create(ChatCompletionCreateParams.Builder request) {
    return CLIENT.chat().completions().create(request.build());
  }

  static ChatCompletionMessage answer(ChatCompletionCreateParams.Builder request) {
    return create(request).choices().get(0).message();
  }

  static String textOf(ChatCompletionCreateParams.Builder request) {
    return answer(request).content().orElse("");
  }

  static List<ChatCompletionChunk> read(ChatCompletionCreateParams.Builder request) {
    try (StreamResponse<ChatCompletionChunk> stream = CLIENT.chat().completions().createStreaming(request.build())) {
      return stream.stream().toList();
    }
  }

  /** Answers the calls with the message as the client sends it back; Kimi refuses that, and answers when the reasoning is added. */
  static void loop(String text, int calls) {
    FunctionParameters city =
        FunctionParameters.builder()
            .putAdditionalProperty("type", JsonValue.from("object"))
            .putAdditionalProperty("properties", JsonValue.from(Map.of("city", Map.of("type", "string"))))
            .putAdditionalProperty("required", JsonValue.from(List.of("city")))
            .build();
    FunctionDefinition weather =
        FunctionDefinition.builder().name("get_weather").description("Weather of a city").parameters(city).build();
    ChatCompletionFunctionTool tool = ChatCompletionFunctionTool.builder().function(weather).build();
    ChatCompletionMessage first = answer(ask(text).addTool(tool));
    List<ChatCompletionMessageToolCall> made = first.toolCalls().orElse(List.of());
    Rows.check(made.size() == calls, made.size() + " calls");

    ChatCompletionCreateParams.Builder dropped = ask(text).addTool(tool).addMessage(first);
    ChatCompletionAssistantMessageParam whole =
        first.toParam().toBuilder().putAdditionalProperty("reasoning_content", reasoningOf(first)).build();
    ChatCompletionCreateParams.Builder kept = ask(text).addTool(tool).addMessage(whole);
    for (ChatCompletionMessageToolCall call : made) {
      String id = call.asFunction().id();
      ChatCompletionToolMessageParam result = ChatCompletionToolMessageParam.builder().toolCallId(id).content("21 degrees").build();
      dropped.addMessage(result);
      kept.addMessage(result);
    }
    String reason = Rows.thrown(BadRequestException.class, () -> create(dropped)).getMessage();
    Rows.check(reason.contains("reasoning_content is missing"), reason);
    String last = textOf(kept);
    Rows.check(last.contains("21 degrees"), last);
  }

  static JsonValue reasoningOf(ChatCompletionMessage message) {
    JsonValue text = message._additionalProperties().get("reasoning_content");
    Rows.check(text != null && !text.asStringOrThrow().isEmpty(), "no reasoning");
    return text;
  }

  static void vision() {
    ChatCompletionContentPartText text = ChatCompletionContentPartText.builder().text("What is this?").build();
    ChatCompletionContentPartImage image =
        ChatCompletionContentPartImage.builder()
            .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder().url(Rows.IMAGE).build())
            .build();
    List<ChatCompletionContentPart> parts =
        List.of(ChatCompletionContentPart.ofText(text), ChatCompletionContentPart.ofImageUrl(image));
    String last =
        textOf(ChatCompletionCreateParams.builder().model(Rows.MODEL).addUserMessageOfArrayOfContentParts(parts));
    Rows.check(last.contains("image"), last);
  }

  static void abort() throws Exception {
    Rows.reply(Rows.LONG);
    try (StreamResponse<ChatCompletionChunk> stream = CLIENT.chat().completions().createStreaming(ask("Hi").build())) {
      Rows.check(stream.stream().findFirst().isPresent(), "no chunk");
    }
    Rows.checkLeft();
  }

  public static void main(String[] arguments) throws Exception {
    Rows.run(
        List.of(
            new Rows.Row("chat", () -> Rows.check(!textOf(ask("Hello")).isEmpty(), "no text")),
            new Rows.Row(
                "stream",
                () -> {
                  StringBuilder text = new StringBuilder();
                  for (ChatCompletionChunk chunk : read(ask("Hello"))) text.append(chunk.choices().get(0).delta().content().orElse(""));
                  Rows.check(text.length() > 0, "no text");
                }),
            new Rows.Row(
                "multi-turn",
                () -> {
                  String first = "My name is Ada.";
                  String last = textOf(ask(first).addMessage(answer(ask(first))).addUserMessage("What is my name?"));
                  Rows.check(last.contains("Ada"), last);
                }),
            new Rows.Row("tool-loop", DROPPED, () -> loop(Rows.QUESTION, 1)),
            new Rows.Row("parallel-tools", DROPPED, () -> loop(Rows.QUESTION_OF_TWO, 2)),
            new Rows.Row("vision", OpenaiJava::vision),
            new Rows.Row(
                "json_object",
                () -> Rows.checkBob(textOf(ask(Rows.BOB_AS_JSON).responseFormat(ResponseFormatJsonObject.builder().build())))),
            new Rows.Row(
                "json_schema",
                () -> {
                  Person made =
                      CLIENT.chat().completions().create(ask(Rows.BOB).responseFormat(Person.class).build())
                          .choices().get(0).message().content().get();
                  Rows.check(made.name.equals("Bob") && made.age == 40, made.name);
                }),
            new Rows.Row("reasoning", () -> reasoningOf(answer(ask("Hello")))),
            new Rows.Row(
                "stream-usage",
                () -> {
                  ChatCompletionStreamOptions options = ChatCompletionStreamOptions.builder().includeUsage(true).build();
                  List<ChatCompletionChunk> chunks = read(ask("Hello").streamOptions(options));
                  Rows.check(chunks.get(chunks.size() - 1).usage().get().totalTokens() > 0, "no tokens");
                }),
            new Rows.Row(
                "401",
                () ->
                    Rows.thrown(
                        UnauthorizedException.class,
                        () -> clientOf("sk-wrong", 0).chat().completions().create(ask("Hi").build()))),
            new Rows.Row(
                "429-retried",
                () -> {
                  Rows.nextIs("rate_limit_reached_error.rpm", 2);
                  clientOf(Rows.KEY, 2).chat().completions().create(ask("Hi").build());
                  Rows.checkRetried();
                }),
            new Rows.Row("abort", OpenaiJava::abort),
            new Rows.Row(
                "broken-stream",
                () -> {
                  Rows.nextIs("stream-cut", 1);
                  Rows.thrown(OpenAIException.class, () -> read(ask("Hi")));
                }),
            new Rows.Row(
                "timeout",
                () -> {
                  Rows.reply(Rows.LATE);
                  RequestOptions limited = RequestOptions.builder().timeout(Duration.ofMillis(500)).build();
                  Rows.thrown(
                      OpenAIIoException.class, () -> CLIENT.chat().completions().create(ask("Hi").build(), limited));
                })));
  }

  private OpenaiJava() {}
}
