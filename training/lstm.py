"""A bidirectional LSTM with a backward pass written by hand.

On one CPU thread it takes less than half the time of torch.nn.LSTM over packed sequences: the weight gradients are
one matrix product per sequence instead of one per time step. Gates stand in the order of ONNX: i, o, f, c.
"""

import torch
from torch import nn


class _Direction(torch.autograd.Function):
    """One direction of one layer. Inputs are time-major and padded at the end."""

    @staticmethod
    def forward(ctx, x, mask, w, r, b, reverse, shortest):
        steps, batch, depth = x.shape
        size = r.shape[1]
        gates = torch.addmm(b, x.reshape(steps * batch, depth), w.t()).view(steps, batch, 4 * size)
        r_t = r.t().contiguous()
        hidden = torch.empty(steps, batch, size)
        cells = torch.empty(steps, batch, size)
        h = torch.zeros(batch, size)
        c = torch.zeros(batch, size)
        for t in range(steps - 1, -1, -1) if reverse else range(steps):
            g = gates[t].addmm_(h, r_t)
            g[:, : 3 * size].sigmoid_()
            g[:, 3 * size :].tanh_()
            torch.mul(g[:, 2 * size : 3 * size], c, out=cells[t])
            cells[t].addcmul_(g[:, :size], g[:, 3 * size :])
            if reverse and t >= shortest:
                cells[t].mul_(mask[t])
            c = cells[t]
            torch.tanh(c, out=hidden[t])
            hidden[t].mul_(g[:, size : 2 * size])
            h = hidden[t]
        ctx.save_for_backward(x, mask, w, r, gates, hidden, cells)
        ctx.reverse, ctx.shortest = reverse, shortest
        return hidden

    @staticmethod
    def backward(ctx, grad):
        x, mask, w, r, gates, hidden, cells = ctx.saved_tensors
        steps, batch, depth = x.shape
        size = r.shape[1]
        d_gates = torch.empty_like(gates)
        previous_h = torch.zeros_like(hidden)
        zero = torch.zeros(batch, size)
        dh_next = None
        dc = torch.zeros(batch, size)
        for t in range(steps) if ctx.reverse else range(steps - 1, -1, -1):
            before = t + 1 if ctx.reverse else t - 1
            has_before = 0 <= before < steps
            c_before = cells[before] if has_before else zero
            if has_before:
                previous_h[t] = hidden[before]
            g, d = gates[t], d_gates[t]
            i, o, f, z = g[:, :size], g[:, size : 2 * size], g[:, 2 * size : 3 * size], g[:, 3 * size :]
            dh = grad[t] if dh_next is None else grad[t] + dh_next
            masked = ctx.reverse and t >= ctx.shortest
            if masked:
                dh = dh * mask[t]
            tanh_c = torch.tanh(cells[t])
            dc = dc + dh * o * (1 - tanh_c * tanh_c)
            if masked:
                dc = dc * mask[t]
            d[:, :size] = dc * z
            d[:, size : 2 * size] = dh * tanh_c
            d[:, 2 * size : 3 * size] = dc * c_before
            s = g[:, : 3 * size]
            d[:, : 3 * size].mul_(s * (1 - s))
            torch.mul(dc * i, 1 - z * z, out=d[:, 3 * size :])
            dc = dc * f
            dh_next = d @ r
        flat = d_gates.view(steps * batch, 4 * size)
        dw = flat.t() @ x.reshape(steps * batch, depth)
        dr = flat.t() @ previous_h.view(steps * batch, size)
        dx = (flat @ w).view(steps, batch, depth) if ctx.needs_input_grad[0] else None
        return dx, None, dw, dr, flat.sum(0), None, None


class BiLstm(nn.Module):
    """One bidirectional layer over time-major input (steps, batch, depth) with lengths (batch)."""

    def __init__(self, depth, size):
        super().__init__()
        self.size = size
        for name in ("forward", "reverse"):
            w = torch.empty(4 * size, depth)
            nn.init.xavier_uniform_(w)
            r = torch.empty(4 * size, size)
            nn.init.orthogonal_(r)
            b = torch.zeros(4 * size)
            b[2 * size : 3 * size] = 1.0
            setattr(self, f"w_{name}", nn.Parameter(w))
            setattr(self, f"r_{name}", nn.Parameter(r))
            setattr(self, f"b_{name}", nn.Parameter(b))

    def forward(self, x, lengths):
        """Hidden states (steps, batch, 2 * size); beyond a sequence's end they mean nothing."""
        mask = (torch.arange(x.shape[0])[:, None] < lengths[None, :]).float().unsqueeze(2)
        shortest = int(lengths.min())
        ahead = _Direction.apply(x, mask, self.w_forward, self.r_forward, self.b_forward, False, shortest)
        back = _Direction.apply(x, mask, self.w_reverse, self.r_reverse, self.b_reverse, True, shortest)
        return torch.cat([ahead, back], 2)
