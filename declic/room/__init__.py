"""The server that learners meet: Voilà, hardened. The only place that imports voila and tornado.

Flow of a request, from the outside in: :mod:`handlers` and its neighbours say who asks
(:mod:`identity`), :mod:`kernels` finds or starts that person's kernel, :mod:`rendering` makes the
page out of the executed notebook, :mod:`websocket` joins page and kernel, and :mod:`channel`
makes durable what the kernel hands over.
"""
