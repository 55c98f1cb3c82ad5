// Sizes are design pixels around the chevron's centre, y downwards; u_pixel is device pixels per design pixel.

/** Attributes of one unit, as InstanceBuffer keeps them: 12 floats. */
export const UNIT_FLOATS = 12;

const ATTRIBUTES = `#version 300 es
precision highp float;
uniform mat4 u_matrix;
uniform vec2 u_viewport;
uniform float u_pixel;
uniform float u_time;
layout(location = 0) in vec4 a_way;   // from x, y, to x, y (Mercator from the origin)
layout(location = 1) in vec4 a_look;  // glide start (s), glide length (s), heading (radians), mark
layout(location = 2) in vec4 a_goal;  // target x, y, whether there is one

vec4 placeNow() {
  float part = a_look.y <= 0.0 ? 1.0 : clamp((u_time - a_look.x) / a_look.y, 0.0, 1.0);
  return u_matrix * vec4(mix(a_way.xy, a_way.zw, part), 0.0, 1.0);
}
`;

export const CHEVRON_VERTEX = `${ATTRIBUTES}
uniform float u_size;
flat out int v_mark;
flat out float v_scale;
flat out vec2 v_heading; // cosine and sine
out vec2 v_at;

void main() {
  v_mark = int(a_look.w);
  // Those who wait are many and quiet.
  v_scale = u_size / 28.0 * (v_mark == 0 || v_mark == 3 ? 0.78 : 1.0);
  v_heading = vec2(cos(a_look.z), sin(a_look.z));
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  // No larger than what is drawn: in software every pixel counts.
  v_at = corner * (v_mark == 2 ? 17.5 : 14.0);
  vec4 centre = placeNow();
  gl_Position = centre + vec4(vec2(v_at.x, -v_at.y) * v_scale * u_pixel / u_viewport * 2.0 * centre.w, 0.0, 0.0);
}`;

export const CHEVRON_FRAGMENT = `#version 300 es
precision highp float;
uniform float u_pixel;
uniform vec3 u_unit;
uniform vec3 u_plate;
uniform vec3 u_staleColour;
flat in int v_mark;
flat in float v_scale;
flat in vec2 v_heading;
in vec2 v_at;
out vec4 colour;

const vec2 CORNERS[4] = vec2[4](vec2(0.0, -10.0), vec2(7.4, 9.0), vec2(0.0, 4.4), vec2(-7.4, 9.0));

// Distance to the chevron, negative inside; \`along\` is how far round its outline the nearest point lies (px).
float chevron(vec2 p, out float along) {
  float nearest = 1e9;
  float side = 1.0;
  float run = 0.0;
  along = 0.0;
  for (int i = 0; i < 4; i++) {
    vec2 a = CORNERS[i];
    vec2 b = CORNERS[(i + 1) % 4];
    vec2 edge = b - a;
    vec2 from = p - a;
    float part = clamp(dot(from, edge) / dot(edge, edge), 0.0, 1.0);
    vec2 gap = from - edge * part;
    float distance = dot(gap, gap);
    if (distance < nearest) {
      nearest = distance;
      along = run + part * length(edge);
    }
    bvec3 crossing = bvec3(p.y >= a.y, p.y < b.y, edge.x * from.y > edge.y * from.x);
    if (all(crossing) || all(not(crossing))) side = -side;
    run += length(edge);
  }
  return side * sqrt(nearest);
}
float pixel;
float cover(float distance) { return clamp(0.5 - distance * pixel, 0.0, 1.0); }
void lay(inout vec4 under, vec3 tint, float alpha) { under = vec4(tint * alpha, alpha) + under * (1.0 - alpha); }

void main() {
  pixel = u_pixel * v_scale;
  float reach = dot(v_at, v_at);
  if (v_mark != 2 && reach > 196.0) discard;
  float along;
  vec2 turned = vec2(v_at.x * v_heading.x + v_at.y * v_heading.y, v_at.y * v_heading.x - v_at.x * v_heading.y);
  float shape = chevron(turned, along);
  vec4 sum = vec4(0.0);
  lay(sum, u_plate, cover(shape - 1.8) * 0.9);
  if (v_mark == 0) lay(sum, u_unit, cover(abs(shape) - 0.75));
  else if (v_mark == 3) lay(sum, u_staleColour, cover(abs(shape) - 0.75) * step(fract(along / 3.6), 0.5));
  else lay(sum, u_unit, cover(shape));
  if (v_mark == 2) {
    float base = max(abs(v_at.x) - 9.0, abs(v_at.y - 14.0) - 1.1);
    lay(sum, u_plate, cover(base - 1.2) * 0.9);
    lay(sum, u_unit, cover(base));
  }
  if (sum.a <= 0.0) discard;
  colour = sum;
}`;

export const ROUTE_VERTEX = `${ATTRIBUTES}
out vec2 v_along; // px along the line from the unit, px beside it
flat out float v_length;

void main() {
  vec4 from = placeNow();
  vec4 to = u_matrix * vec4(a_goal.xy, 0.0, 1.0);
  vec2 fromPx = from.xy / from.w * u_viewport * 0.5;
  vec2 toPx = to.xy / to.w * u_viewport * 0.5;
  vec2 run = toPx - fromPx;
  v_length = length(run) / u_pixel;
  vec2 direction = v_length > 0.001 ? normalize(run) : vec2(1.0, 0.0);
  vec2 normal = vec2(-direction.y, direction.x);
  float end = float(gl_VertexID & 1);
  float side = float(gl_VertexID >> 1) * 2.0 - 1.0;
  v_along = vec2(end * v_length, side * 3.0);
  vec2 at = mix(fromPx, toPx, end) + normal * side * 3.0 * u_pixel;
  gl_Position = a_goal.z > 0.5 ? vec4(at / u_viewport * 2.0, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}`;

export const ROUTE_FRAGMENT = `#version 300 es
precision highp float;
uniform float u_pixel;
uniform vec3 u_unit;
in vec2 v_along;
flat in float v_length;
out vec4 colour;

void main() {
  // Round dots every 6 px, from the chevron's tip to the symbol's ring.
  if (v_along.x < 13.0 || v_along.x > v_length - 21.0) discard;
  float distance = length(vec2(mod(v_along.x, 6.0) - 3.0, v_along.y)) - 1.25;
  float alpha = clamp(0.5 - distance * u_pixel, 0.0, 1.0);
  if (alpha <= 0.0) discard;
  colour = vec4(u_unit * alpha, alpha);
}`;
