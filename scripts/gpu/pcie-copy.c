/*
 * Copies between pinned host memory and the first GPU, through the NVIDIA driver's own library; no CUDA toolkit is
 * needed. Prints one line for each copy: "to-gpu MILLISECONDS" or "from-gpu MILLISECONDS".
 *
 *   pcie-copy BYTES REPEATS
 *
 * Build: cc -O2 -o pcie-copy pcie-copy.c -ldl
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void *driver;

static void *function(const char *name)
{
	void *found = dlsym(driver, name);

	if (!found) {
		fprintf(stderr, "The driver has no %s.\n", name);
		exit(1);
	}
	return found;
}

static void check(const char *what, int result)
{
	const char *text = NULL;

	if (result == 0)
		return;
	((int (*)(int, const char **))function("cuGetErrorString"))(result, &text);
	fprintf(stderr, "%s: %s\n", what, text ? text : "unknown error");
	exit(1);
}

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
	size_t bytes = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
	int repeats = argc > 2 ? atoi(argv[2]) : 0;
	int (*to_gpu)(uint64_t, const void *, size_t);
	int (*from_gpu)(void *, uint64_t, size_t);
	int device;
	void *context, *host;
	uint64_t gpu;

	if (bytes == 0 || repeats < 1) {
		fputs("pcie-copy BYTES REPEATS\n", stderr);
		return 1;
	}
	driver = dlopen("libcuda.so.1", RTLD_NOW);
	if (!driver) {
		fprintf(stderr, "%s\n", dlerror());
		return 1;
	}
	check("cuInit", ((int (*)(unsigned int))function("cuInit"))(0));
	check("cuDeviceGet", ((int (*)(int *, int))function("cuDeviceGet"))(&device, 0));
	/* The primary context: cuCtxCreate has another signature in each generation of the driver. */
	check("cuDevicePrimaryCtxRetain",
	      ((int (*)(void **, int))function("cuDevicePrimaryCtxRetain"))(&context, device));
	check("cuCtxSetCurrent", ((int (*)(void *))function("cuCtxSetCurrent"))(context));
	check("cuMemHostAlloc",
	      ((int (*)(void **, size_t, unsigned int))function("cuMemHostAlloc"))(&host, bytes, 0));
	check("cuMemAlloc", ((int (*)(uint64_t *, size_t))function("cuMemAlloc_v2"))(&gpu, bytes));
	to_gpu = function("cuMemcpyHtoD_v2");
	from_gpu = function("cuMemcpyDtoH_v2");
	/* The first copy of each direction sets things up and is not counted. */
	for (int i = -1; i < repeats; i++) {
		double a = now_ms(), b;

		check("cuMemcpyHtoD", to_gpu(gpu, host, bytes));
		b = now_ms();
		check("cuMemcpyDtoH", from_gpu(host, gpu, bytes));
		if (i >= 0)
			printf("to-gpu %.6f\nfrom-gpu %.6f\n", b - a, now_ms() - b);
	}
	check("cuDevicePrimaryCtxRelease", ((int (*)(int))function("cuDevicePrimaryCtxRelease_v2"))(device));
	return 0;
}
