import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the rows of the clients matrix for one Java client and prints one JSON line for each. A row is an action that throws when the
 * client does not work, or a defect: a mistake of the client that its action has to find.
 */
final class Rows {
  static final String MODEL = "kimi-k2.6";
  static final String URL = System.getenv("KIMI_BASE_URL");
  static final String KEY = System.getenv("MOONSHOT_API_KEY");
  static final String QUESTION = "What is the weather in Paris?";
  static final String QUESTION_OF_TWO = "What is the weather in Paris and in Berlin?";
  static final String BOB = "Extract the person: Bob is 40 years old.";
  static final String BOB_AS_JSON = "A person named Bob, 40, as JSON with name and age";
  static final String IMAGE =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8DwHwyBNAAj7wP9ClGmQwAAAABJRU5ErkJggg==";
  /** A reply that takes many seconds to stream, and one that starts after five seconds. */
  static final Map<String, Object> LONG = Map.of("content", "word ".repeat(2000), "pace", "slow");
  static final Map<String, Object> LATE = Map.of("content", "late", "delayMs", 5000);
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  interface Action {
    void run() throws Exception;
  }

  record Row(String name, String defect, Action show) {
    Row(String name, Action show) {
      this(name, "", show);
    }
  }

  static void run(List<Row> rows) throws Exception {
    for (Row row : rows) {
      control("POST", "/reset", null);
      String outcome = row.defect().isEmpty() ? "works" : "defect";
      String detail = row.defect();
      try {
        row.show().run();
      } catch (Throwable problem) {
        outcome = "fails";
        detail = problem.toString();
      }
      String rest = JSON.writeValueAsString(Map.of("outcome", outcome, "detail", detail));
      System.out.println("{\"row\":" + JSON.writeValueAsString(row.name()) + "," + rest.substring(1));
    }
    System.exit(0);
  }

  private static JsonNode control(String method, String path, Object body) throws Exception {
    String sent = body == null ? "" : JSON.writeValueAsString(body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(URL.replaceAll("/v1$", "/__mock") + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(sent))
            .build();
    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    check(answer.statusCode() < 300, path + ": " + answer.body());
    return JSON.readTree(answer.body());
  }

  /** The next requests get a scenario or fault. */
  static void nextIs(String id, int times) throws Exception {
    control("PUT", "/scenarios", Map.of("id", id, "times", times));
  }

  /** The next request gets a reply of our own. */
  static void reply(Map<String, Object> own) throws Exception {
    control("POST", "/fixtures", Map.of("times", 1, "reply", own));
  }

  private static List<JsonNode> requests() throws Exception {
    List<JsonNode> sent = new ArrayList<>();
    for (JsonNode entry : control("GET", "/requests", null).get("requests")) {
      if (entry.get("method").asText().equals("POST")) sent.add(entry);
    }
    return sent;
  }

  static void checkRetried() throws Exception {
    List<Integer> statuses = requests().stream().map(entry -> entry.get("status").asInt()).toList();
    check(statuses.equals(List.of(429, 429, 200)), statuses.toString());
  }

  static void checkLeft() throws Exception {
    for (int tries = 0; tries < 50; tries++) {
      List<JsonNode> sent = requests();
      if (!sent.isEmpty() && sent.get(sent.size() - 1).has("clientLeft") && sent.get(sent.size() - 1).get("clientLeft").asBoolean()) return;
      Thread.sleep(100);
    }
    throw new AssertionError("the journal does not say that the client left");
  }

  static void checkBob(String text) throws Exception {
    JsonNode made = JSON.readTree(text);
    check(made.get("name").asText().equals("Bob") && made.get("age").asInt() == 40, text);
  }

  /** The error of the given kind that the action throws. */
  static <T extends Throwable> T thrown(Class<T> kind, Action action) {
    try {
      action.run();
    } catch (Throwable problem) {
      if (kind.isInstance(problem)) return kind.cast(problem);
      throw new AssertionError("another error: " + problem);
    }
    throw new AssertionError("no error");
  }

  static void check(boolean holds, String text) {
    if (!holds) throw new AssertionError(text);
  }

  private Rows() {}
}
