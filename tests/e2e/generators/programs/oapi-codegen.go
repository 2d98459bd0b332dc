// Calls the mock with a client that oapi-codegen wrote. Prints one line for each call.
package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"generated/kimi"
)

func request(model string, stream bool) kimi.ChatCompletionRequest {
	var content kimi.MessageContent
	if err := content.FromMessageContent0("Say hello."); err != nil {
		panic(err)
	}
	var message kimi.ChatMessage
	if err := message.FromUserMessage(kimi.UserMessage{Role: "user", Content: content}); err != nil {
		panic(err)
	}
	return kimi.ChatCompletionRequest{Model: model, Messages: []kimi.ChatMessage{message}, Stream: &stream}
}

func main() {
	ctx := context.Background()
	authorize := func(_ context.Context, r *http.Request) error {
		r.Header.Set("Authorization", "Bearer "+os.Getenv("MOONSHOT_API_KEY"))
		return nil
	}
	client, err := kimi.NewClientWithResponses(os.Getenv("KIMI_BASE_URL"), kimi.WithRequestEditorFn(authorize))
	if err != nil {
		panic(err)
	}
	answer, err := client.CreateChatCompletionWithResponse(ctx, nil, request("kimi-k2.6", false))
	if err != nil {
		panic(err)
	}
	fmt.Println("chat", *answer.JSON200.Choices[0].Message.Content)
	response, err := client.CreateChatCompletion(ctx, nil, request("kimi-k2.6", true))
	if err != nil {
		panic(err)
	}
	body, _ := io.ReadAll(response.Body)
	fmt.Println("stream", strings.Count(string(body), "data: "))
	models, err := client.ListModelsWithResponse(ctx)
	if err != nil {
		panic(err)
	}
	fmt.Println("models", len(models.JSON200.Data))
	refusal, err := client.CreateChatCompletionWithResponse(ctx, nil, request("no-such-model", false))
	if err != nil {
		panic(err)
	}
	fmt.Println("error", refusal.StatusCode())
}
