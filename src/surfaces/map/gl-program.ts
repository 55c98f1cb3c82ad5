import type { Rgba } from "./colour.ts";

/** A linked program with its uniforms by name. */
export interface GlProgram {
  readonly program: WebGLProgram;
  uniform(name: string): WebGLUniformLocation | null;
}

/**
 * Compiles and links a program.
 * @throws with the compiler's own words.
 */
export function linkProgram(gl: WebGL2RenderingContext, vertexSource: string, fragmentSource: string): GlProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexSource],
    [gl.FRAGMENT_SHADER, fragmentSource],
  ] as const) {
    const shader = gl.createShader(type);
    // A lost context gives null: the layer is made again when it is restored.
    if (shader === null) throw new Error("the WebGL context is lost");
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost())
      throw new Error(`shader: ${gl.getShaderInfoLog(shader)}`);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`program: ${gl.getProgramInfoLog(program)}`);
  const locations = new Map<string, WebGLUniformLocation | null>();
  const uniform = (name: string): WebGLUniformLocation | null => {
    const known = locations.get(name);
    if (known !== undefined) return known;
    const location = gl.getUniformLocation(program, name);
    locations.set(name, location);
    return location;
  };
  return { program, uniform };
}

/** Makes a program the current one. */
export function activate(gl: WebGL2RenderingContext, program: GlProgram): void {
  // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's method, no hook of React
  gl.useProgram(program.program);
}

/** Sets a colour uniform (vec3). */
export function setColour(gl: WebGL2RenderingContext, program: GlProgram, name: string, colour: Rgba): void {
  gl.uniform3f(program.uniform(name), colour[0], colour[1], colour[2]);
}
