"""A PyTorch LLM server for GPU demonstrations and tests, with an OpenAI-compatible streaming API.

Architecture of Qwen2-1.5B (1.54 B parameters, bf16) with RANDOM weights, made once with `--make-model`:
the text is noise, the load is real. Like vLLM, a start spends its time on imports, weights, CUDA graphs and a
warm-up, and decoding replays the graphs: an answer that is the same after a restore went through restored graphs.
All inference runs in the main thread.

Several GPUs: `GPUS=2` puts the first half of the layers on one and the rest on the other, in one process;
`GPUS=2 SPLIT=tensor` has a process for each GPU, which hold a part of every layer and talk by NCCL, as vLLM's tensor
parallelism does.
"""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STARTED = time.monotonic()
FOLDER = os.environ.get("MODEL_DIR", "/model")
PORT = int(os.environ.get("PORT", "8000"))
GPUS = int(os.environ.get("GPUS", "1"))
IS_TENSOR_PARALLEL = os.environ.get("SPLIT") == "tensor"
RANK = int(os.environ.get("RANK", "0"))
MODEL_NAME = "qwen2-1.5b-random"
WARM_UP_TOKENS = 16
SEED = 1


def say(text):
    print(f"[{time.monotonic() - STARTED:7.3f} s] {text}", flush=True)


say("importing PyTorch and transformers")
import torch  # noqa: E402
import torch.distributed as dist  # noqa: E402
from transformers import Qwen2Config, Qwen2ForCausalLM  # noqa: E402

say(f"imported PyTorch {torch.__version__}")


def make_model():
    """Writes a model of random weights as safetensors, so that a start reads a real file."""
    torch.manual_seed(SEED)
    config = Qwen2Config(
        hidden_size=1536,
        intermediate_size=8960,
        num_hidden_layers=28,
        num_attention_heads=12,
        num_key_value_heads=2,
        vocab_size=151936,
        tie_word_embeddings=True,
        max_position_embeddings=4096,
    )
    torch.set_default_dtype(torch.bfloat16)
    with torch.device("cuda"):
        model = Qwen2ForCausalLM(config)
    model.to("cpu").save_pretrained(FOLDER, safe_serialization=True)
    say(f"wrote {sum(p.numel() for p in model.parameters()):,} random parameters to {FOLDER}")


class Job:
    def __init__(self, prompt, count):
        self.prompt, self.count, self.tokens = prompt, count, queue.Queue()


JOBS = queue.Queue()
# The other processes of a tensor-parallel server. They are told by a pipe what to do next: a process that waited in
# an operation of NCCL would keep its GPU busy, and a busy GPU cannot be checkpointed.
FOLLOWERS = []


class Graphed:
    """A part of the model for one token, captured as a CUDA graph; other shapes run without one.

    Attention stays outside, as in vLLM's piecewise graphs: its cache grows with each token.
    """

    def __init__(self, part, hidden_size):
        self.plain = part.forward
        device = next(part.parameters()).device
        torch.cuda.set_device(device)
        self.input = torch.zeros(1, 1, hidden_size, device=device, dtype=torch.bfloat16)
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):  # what is made at a first call must not fall into the capture
            for _ in range(3):
                self.plain(self.input)
        torch.cuda.current_stream().wait_stream(stream)
        self.graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self.graph, stream=stream):  # the default one is of the first GPU for ever
            self.output = self.plain(self.input)
        part.forward = self

    def __call__(self, hidden):
        if hidden.shape != self.input.shape:
            return self.plain(hidden)
        self.input.copy_(hidden)
        self.graph.replay()
        return self.output.clone()


def generate(model, job):
    """Greedy decoding with a key-value cache: the same prompt gives the same tokens."""
    for follower in FOLLOWERS:
        follower.stdin.write(json.dumps([job.prompt, job.count]) + "\n")
        follower.stdin.flush()
    ids = torch.tensor([[byte + 1000 for byte in job.prompt.encode()[-512:]]], device=model.device)
    past = None
    for _ in range(job.count):
        out = model(input_ids=ids, past_key_values=past, use_cache=True)
        past = out.past_key_values
        ids = out.logits[:, -1:].argmax(-1).to(model.device)
        job.tokens.put(f" {ids.item()}")
    job.tokens.put(None)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body, kind="application/json"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.answer(200 if self.path == "/health" else 404, b"{}")

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        job = Job(str(body.get("prompt", "")), max(1, min(256, int(body.get("max_tokens", 16)))))
        JOBS.put(job)
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        while (token := job.tokens.get()) is not None:
            line = json.dumps({"model": MODEL_NAME, "choices": [{"index": 0, "text": token}]})
            self.wfile.write(f"data: {line}\n\n".encode())
            self.wfile.flush()
        self.wfile.write(b"data: [DONE]\n\n")


class Server(ThreadingHTTPServer):
    daemon_threads = True


def load():
    """The model on its GPUs: all of it, or this process's share."""
    say("reading the weights")
    if IS_TENSOR_PARALLEL:
        return join_tensor_parallel().eval()
    count = Qwen2Config.from_pretrained(FOLDER).num_hidden_layers
    layers = {f"model.layers.{i}": i * GPUS // count for i in range(count)}
    ends = {"model.embed_tokens": 0, "model.rotary_emb": 0, "model.norm": 0, "lm_head": 0}
    device_map = {**ends, **layers} if GPUS > 1 else "cuda"
    model = Qwen2ForCausalLM.from_pretrained(FOLDER, dtype=torch.bfloat16, device_map=device_map).eval()
    say("capturing CUDA graphs")
    parts = [layer.mlp for layer in model.model.layers] + [model.lm_head]
    graphs = [Graphed(part, model.config.hidden_size) for part in parts]
    torch.cuda.set_device(0)
    say(f"captured {len(graphs)} CUDA graphs")
    return model


def join_tensor_parallel():
    """Starts the other processes if this is the first, and shares the model with them."""
    os.environ.update(RANK=str(RANK), LOCAL_RANK=str(RANK), WORLD_SIZE=str(GPUS))
    for rank in range(1, GPUS) if RANK == 0 else []:
        command = [sys.executable, *sys.argv]
        environment = {**os.environ, "RANK": str(rank)}
        FOLLOWERS.append(subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, text=True))
    torch.cuda.set_device(RANK)
    dist.init_process_group("nccl", init_method="tcp://127.0.0.1:29511", rank=RANK, world_size=GPUS)
    return Qwen2ForCausalLM.from_pretrained(FOLDER, dtype=torch.bfloat16, tp_plan="auto")


@torch.inference_mode()
def main():
    if "--make-model" in sys.argv:
        make_model()
        return
    model = load()
    if RANK > 0:
        for line in sys.stdin:
            generate(model, Job(*json.loads(line)))
        return
    say("warming up")
    generate(model, Job("warm up", WARM_UP_TOKENS))
    torch.cuda.synchronize()
    threading.Thread(target=Server(("0.0.0.0", PORT), Handler).serve_forever, daemon=True).start()
    say(f"ready on port {PORT}")
    while True:
        generate(model, JOBS.get())


main()
