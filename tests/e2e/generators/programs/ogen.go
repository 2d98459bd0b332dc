// Calls the mock with a client that ogen wrote. Prints one line for each call.
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

func request(model string) *kimi.ChatCompletionRequest {
	user := kimi.UserMessage{Role: "user", Content: kimi.NewStringMessageContent("Say hello.")}
	return &kimi.ChatCompletionRequest{Model: model, Messages: []kimi.ChatMessage{kimi.NewUserMessageChatMessage(user)}}
}

func main() {
	ctx := context.Background()
	client, err := kimi.NewClient(os.Getenv("KIMI_BASE_URL"), key{})
	if err != nil {
		panic(err)
	}
	answer, err := client.CreateChatCompletion(ctx, request("kimi-k2.6"), kimi.CreateChatCompletionParams{})
	if err != nil {
		panic(err)
	}
	fmt.Printf("chat %T\n", answer)
	models, err := client.ListModels(ctx)
	if err != nil {
		panic(err)
	}
	fmt.Printf("models %T\n", models)
	refusal, err := client.CreateChatCompletion(ctx, request("no-such-model"), kimi.CreateChatCompletionParams{})
	if err != nil {
		panic(err)
	}
	fmt.Printf("error %T\n", refusal)
}
