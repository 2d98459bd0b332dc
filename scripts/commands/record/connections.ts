/**
 * The target's side of each client connection: kept alive as long as that one is, and shared with no other. So a kept
 * connection that the target closes in the moment of its next use fails for a client as seldom as it would without a proxy, which
 * must not send such a request again (RFC 9110 §9.2.2, June 2022).
 */
import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'

export interface Connections {
  agentFor(client: Socket): http.Agent
  close(): void
}

/** Kept connections are given up before common servers do so (Node after 5 s), for a request must not meet a closing one. */
const idleMs = 4_000

/** Creates the agents, one a client connection. */
export function createConnections(tls: boolean): Connections {
  const agents = new Map<Socket, http.Agent>()
  return {
    agentFor(client) {
      const known = agents.get(client)
      if (known) return known
      const options = { keepAlive: true, scheduling: 'lifo', timeout: idleMs } as const
      const agent = tls ? new https.Agent(options) : new http.Agent(options)
      agents.set(client, agent)
      client.once('close', () => {
        agents.delete(client)
        // What is still in use belongs to an exchange that ends by itself.
        for (const free of Object.values(agent.freeSockets)) for (const socket of free ?? []) socket.destroy()
      })
      return agent
    },
    close() {
      for (const agent of agents.values()) agent.destroy()
    },
  }
}
