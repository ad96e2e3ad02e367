/** A tensor of onnxruntime-common, as far as it is used here. */
export interface RuntimeTensor {
  readonly data: unknown;
  readonly dims: readonly number[];
}

/** An inference session of onnxruntime-common, as far as it is used here. */
export interface RuntimeSession {
  run(feeds: Record<string, RuntimeTensor>): Promise<Readonly<Record<string, RuntimeTensor>>>;
}

/** onnxruntime-node or onnxruntime-web: both give the same decisions. */
export interface Runtime {
  readonly InferenceSession: {
    create(model: Uint8Array, options?: Record<string, unknown>): Promise<RuntimeSession>;
  };
  readonly Tensor: new (
    type: 'int32' | 'float32',
    data: Int32Array | Float32Array,
    dims: readonly number[],
  ) => RuntimeTensor;
}
