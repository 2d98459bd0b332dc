// Calls the mock with a client that openapi-generator wrote. Prints one line for each call.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	kimi "generated"
)

func main() {
	configuration := kimi.NewConfiguration()
	configuration.Servers = kimi.ServerConfigurations{{URL: os.Getenv("KIMI_BASE_URL")}}
	client := kimi.NewAPIClient(configuration)
	ctx := context.WithValue(context.Background(), kimi.ContextAccessToken, os.Getenv("MOONSHOT_API_KEY"))
	text := "Say hello."
	message := kimi.UserMessageAsChatMessage(kimi.NewUserMessage("user", kimi.MessageContent{String: &text}))

	answer, _, err := client.ChatAPI.CreateChatCompletion(ctx).ChatCompletionRequest(*kimi.NewChatCompletionRequest("kimi-k2.6", []kimi.ChatMessage{message})).Execute()
	if err != nil {
		panic(err)
	}
	fmt.Println("chat", answer.Choices[0].Message.GetContent())
	streamed := kimi.NewChatCompletionRequest("kimi-k2.6", []kimi.ChatMessage{message})
	streamed.SetStream(true)
	_, response, _ := client.ChatAPI.CreateChatCompletion(ctx).ChatCompletionRequest(*streamed).Execute()
	body, _ := io.ReadAll(response.Body)
	fmt.Println("stream", strings.Count(string(body), "data: "))
	models, _, err := client.ModelsAPI.ListModels(ctx).Execute()
	if err != nil {
		panic(err)
	}
	fmt.Println("models", len(models.Data))
	_, refusal, _ := client.ChatAPI.CreateChatCompletion(ctx).ChatCompletionRequest(*kimi.NewChatCompletionRequest("no-such-model", []kimi.ChatMessage{message})).Execute()
	fmt.Println("error", refusal.StatusCode)
}
