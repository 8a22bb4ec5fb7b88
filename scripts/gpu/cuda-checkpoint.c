/*
 * A front of the NVIDIA driver's own checkpoint functions (driver 570 and later), with the options of
 * NVIDIA's cuda-checkpoint that CRIU's CUDA plugin uses. For hosts that lack that program; where it is
 * there, it is used instead. The driver does the work: see "CUDA Checkpointing" in its API documentation.
 *
 *   cuda-checkpoint --get-state --pid PID
 *   cuda-checkpoint --get-restore-tid --pid PID
 *   cuda-checkpoint --action lock|checkpoint|restore|unlock --pid PID [--timeout MS]
 *
 * Build: cc -O2 -o cuda-checkpoint cuda-checkpoint.c -ldl
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct lock_args {
	unsigned int timeout_ms; /* 0: no limit */
	unsigned int reserved0;
	uint64_t reserved1[7];
};

typedef int (*by_pid)(int pid, void *args);

enum { NOT_INITIALIZED = 3 };

static void *driver;

static void *function(const char *name)
{
	void *found = dlsym(driver, name);

	if (!found) {
		fprintf(stderr, "The driver has no %s: version 570 or later is needed.\n", name);
		exit(1);
	}
	return found;
}

/* The functions need no context; a driver that wants to be initialized first says so. */
static int call(const char *name, int pid, void *args)
{
	int result = ((by_pid)function(name))(pid, args);

	if (result == NOT_INITIALIZED) {
		((int (*)(unsigned int))function("cuInit"))(0);
		result = ((by_pid)function(name))(pid, args);
	}
	if (result != 0) {
		const char *text = NULL;

		((int (*)(int, const char **))function("cuGetErrorString"))(result, &text);
		fprintf(stderr, "%s of process %d: %s\n", name, pid, text ? text : "unknown error");
	}
	return result;
}

static int usage(FILE *to)
{
	fputs("cuda-checkpoint --get-state --pid PID\n"
	      "cuda-checkpoint --get-restore-tid --pid PID\n"
	      "cuda-checkpoint --action lock|checkpoint|restore|unlock --pid PID [--timeout MS]\n",
	      to);
	return to == stdout ? 0 : 1;
}

static int act(const char *action, int pid, unsigned int timeout_ms)
{
	struct lock_args lock = { .timeout_ms = timeout_ms };
	uint64_t none[8] = { 0 };

	if (!strcmp(action, "lock"))
		return call("cuCheckpointProcessLock", pid, &lock);
	if (!strcmp(action, "checkpoint"))
		return call("cuCheckpointProcessCheckpoint", pid, none);
	if (!strcmp(action, "restore"))
		return call("cuCheckpointProcessRestore", pid, none);
	if (!strcmp(action, "unlock"))
		return call("cuCheckpointProcessUnlock", pid, none);
	return usage(stderr);
}

int main(int argc, char **argv)
{
	static const char *const states[] = { "running", "locked", "checkpointed", "failed" };
	const char *action = NULL;
	int pid = 0, wants_state = 0, wants_tid = 0, answer = 0;
	unsigned int timeout_ms = 0;

	for (int i = 1; i < argc; i++) {
		const char *value = i + 1 < argc ? argv[i + 1] : NULL;

		if (!strcmp(argv[i], "-h") || !strcmp(argv[i], "--help"))
			return usage(stdout);
		if (!strcmp(argv[i], "--get-state"))
			wants_state = 1;
		else if (!strcmp(argv[i], "--get-restore-tid"))
			wants_tid = 1;
		else if (value && !strcmp(argv[i], "--action"))
			action = argv[++i];
		else if (value && !strcmp(argv[i], "--pid"))
			pid = atoi(argv[++i]);
		else if (value && !strcmp(argv[i], "--timeout"))
			timeout_ms = (unsigned int)atoi(argv[++i]);
		else
			return usage(stderr);
	}
	if (pid <= 0 || wants_state + wants_tid + (action != NULL) != 1)
		return usage(stderr);

	driver = dlopen("libcuda.so.1", RTLD_NOW);
	if (!driver) {
		fprintf(stderr, "%s\n", dlerror());
		return 1;
	}
	if (action)
		return act(action, pid, timeout_ms) ? 1 : 0;
	if (wants_tid) {
		if (call("cuCheckpointProcessGetRestoreThreadId", pid, &answer))
			return 1;
		printf("%d\n", answer);
		return 0;
	}
	if (call("cuCheckpointProcessGetState", pid, &answer))
		return 1;
	puts(answer >= 0 && answer < 4 ? states[answer] : "unknown");
	return 0;
}
