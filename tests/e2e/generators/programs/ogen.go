// Calls the mock with a client that ogen wrote, once ogen writes one that compiles (rows.ts). Prints one line for each call.
package main

import (
	"context"
	"fmt"
	"os"

	"generated/kimi"
)

type key struct{}

func (key) Bearer(context.Context, kimi.OperationName) (kimi.Bearer, error) {
	return kimi.Bearer{Token: os.Getenv("MOONSHOT_API_KEY")}, nil
}

func request(model string, stream bool) *kimi.ChatCompletionRequest {
	user := kimi.UserMessage{Role: "user", Content: kimi.NewStringMessageContent("Say hello.")}
	return &kimi.ChatCompletionRequest{
		Model:    model,
		Messages: []kimi.ChatMessage{kimi.NewUserMessageChatMessage(user)},
		Stream:   kimi.NewOptNilBool(stream),
	}
}

func main() {
	ctx := context.Background()
	client, err := kimi.NewClient(os.Getenv("KIMI_BASE_URL"), key{})
	if err != nil {
		panic(err)
	}
	chat := func(model string, stream bool) kimi.CreateChatCompletionRes {
		answer, err := client.CreateChatCompletion(ctx, request(model, stream), kimi.CreateChatCompletionParams{})
		if err != nil {
			panic(err)
		}
		return answer
	}
	answer := chat("kimi-k2.6", false).(*kimi.ChatCompletionHeaders)
	fmt.Println("chat", answer.Response.Choices[0].Message.Content.Value)
	events := chat("kimi-k2.6", true).(*kimi.CreateChatCompletionOKTextEventStreamHeaders).Response
	count := 0
	// After the end of the body the client would connect again, that is, send the request again.
	for done := false; !done; count++ {
		event, err := events.Next(ctx)
		if err != nil {
			panic(err)
		}
		done = event.Data.Data == "[DONE]"
	}
	if err := events.Close(); err != nil {
		panic(err)
	}
	fmt.Println("stream", count)
	models, err := client.ListModels(ctx)
	if err != nil {
		panic(err)
	}
	fmt.Println("models", len(models.(*kimi.ModelListHeaders).Response.Data))
	_ = chat("no-such-model", false).(*kimi.ModelNotFoundHeaders)
	fmt.Println("error 404")
}
